# Dictionaries of TABARI: flat lists, sections, choices, dominant codes, labels; what is left out is reported once.
mkdir in
cat >in/x.actors <<'END'
SYRIA [SYR] ; country
<NOUN>
TALKS_
+DISCUSSIONS
</NOUN>
<ADJECTIVE>
BLUE
GREEN_
</ADJECTIVE>
NOBODY [---]
GOSSIP [###] ; discard
MESSY [+++]
LEADER= [LDR]
SUPER-POWER [SUP]
BUSH [USA <010120] [USAELI >010120]
KOHL
   [DEUGOV 821001-981027]
   [DEUELI]
~FINISH
END
cat >in/x.verbs <<'END'
LABEL 070 = Provide aid
<SYNSETS>
&MEET
+MEET
+HOLD_TALKS
</SYNSETS>
<TIME>
YESTERDAY [-1]
</TIME>
<ATTRIB>
ACCORDING TO [1]
REPORTED BY [2]
</ATTRIB>
<NOUN>
ATTACK
</NOUN>
ABANDON [087] ; comment
- * EFFORT [1241]
- * {HOPE | PLAN} [1242]
GIVE
{GAVE GIVEN GIVING}
- * AID TO [070:070]
SAY [023?]
KILL [180!]
- * IN_ATTACK [190!]
FORGET [---]
+BEEF_UP [070]
END
echo 'SET: CONVERT AGENTS' >in/x.options
$CASUS dict convert in out
cat out/lang/en/frames/frames.txt out/lang/en/names/names.txt out/lang/en/discards.txt
grep 070 out/ontology/cameo.tsv
$CASUS dict check --dict out | sed 's/.*: /DATA: /'
printf 'Kohl abandoned the plan of Syria. Bush gave aid to Syria.\n' | $CASUS code --dict out --format petrarch --date 1995-01-01 - | cut -f 1-4
printf 'Kohl gave aid to Syria, said the gossip.\n' | $CASUS code --dict out --format petrarch --date 1995-01-01 -
