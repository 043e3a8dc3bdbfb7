# Dictionaries of PETRARCH become tables of ours, their dirt is named, and casus codes with them.
mkdir in
cat >in/x.actors.txt <<'END'
# actors
GONDOR_ [GON]
+MINAS_TIRITH
ARNOR [ARN
GOLLUM ; a comment
	[HOB <950601]
	[HOBGOV 19950602-19990815]
NOBODY [---]
BARE
NEXT
	[NXT]
TWO [AAA/BBB]
END
cat >in/x.agents.txt <<'END'
!PERSON! = MAN, WOMAN
LEADER [~GOV]
CHAIR!PERSON! [~LEG]
NOTHING
END
cat >in/x.verbs.txt <<'END'
<!-- a comment
over two lines -->
&TIES
+RELATIONS
+DIPLOMATIC TIES
--- BREAK [160] ---
BREAK {BROKE BROKEN}
- * OFF_&TIES [161:162]
- $ WAS * BY + [163]
- * &NONE [164]
- * NOTHING 165]--
~ a (b . ATTACK) SAY = a b 112
--- MEET [040:040] ---
MEET
ENCOUNTER
+RUN_INTO
END
printf 'BASEBALL\n+WORLD_CUP # a comment\n' >in/x.discards.txt
echo "issues" >in/x.issues.txt
$CASUS dict convert in out
echo $?
cat out/REPLACES out/dict/actors.txt out/dict/persons/persons.txt out/lang/en/names/names.txt
cat out/lang/en/roles.txt out/lang/en/words.txt out/lang/en/frames/frames.txt
$CASUS dict check --dict out | sed 's/.*: /DATA: /'
echo 'Leaders of Gondor met Gollum. Gondor broke off diplomatic ties with Arnor.' >a.txt
$CASUS code --dict out --format petrarch --date 1995-01-01 a.txt | cut -f 1-4
$CASUS code --dict out --format petrarch --date 1998-01-01 a.txt | cut -f 1-4
echo 'Gondor met Gollum. Gondor met Arnor to play baseball.' >b.txt
$CASUS code --dict out --format petrarch --date 1995-01-01 b.txt | cut -f 1-4
echo 'Gondor met Gollum. They talked of the World Cup.' >c.txt
$CASUS code --dict out --format petrarch --date 1995-01-01 c.txt | cut -f 1-4
cat out/lang/en/discards.txt
$CASUS code --dict none a.txt
$CASUS dict convert a.txt out2
$CASUS dict convert a.txt
