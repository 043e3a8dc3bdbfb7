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
&TIES_
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
cat >in/x.issues.txt <<'END'
<ISSUE CATEGORY="SCHOOLS" TYPE="ALL">
n:teacher [TEACHERS]
head+n:master [TEACHERS]
v:learn [LEARNING]
~old n:teacher
nothing
</ISSUE>
<ISSUE CATEGORY="WAR" TYPE="ALL">
n:teacher [VICTIMS]
~~world war
</ISSUE>
END
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
cat out/lang/en/discards.txt out/lang/en/issues.txt
echo 'issues'
for sentence in 'Gondor met Arnor about teachers. A teacher met.' 'Gondor met Arnor about old teachers and the headmaster.' \
    'Gondor met Arnor about the teachers. The World War was long.' 'Gondor met Arnor about the head-master, who learned.'
do
  echo "$sentence" | $CASUS code --dict out --format petrarch --date 1995-01-01 - | cut -f 2-6
done
echo 'Gondor met Arnor about teachers.' | $CASUS code --dict out - | grep -o '"issues":"[^"]*"'
echo 'issues in csv and from a store'
echo 'Gondor met Arnor about teachers.' | $CASUS code --dict out --format csv - | cut -d , -f 46,47
echo 'Gondor met Arnor about teachers.' | $CASUS add --dict out --db kept.db - >added.txt 2>&1 || cat added.txt
$CASUS events --db kept.db --format jsonl | grep -o '"issues":"[^"]*"'
$CASUS code --dict none a.txt
$CASUS dict convert a.txt out2
$CASUS dict convert a.txt
