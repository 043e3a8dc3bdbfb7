# Verbs of PETRARCH-2: phrases become conditions, nested verbs are added up, transformations are rows of compose.tsv.
mkdir in
cat >in/x.actors.txt <<'END'
GONDOR_ [GON]
MORDOR_ [MOR]
ROHAN_ [ROH]
END
cat >in/x.verbs.txt <<'END'
&WEAPON
+SWORD
+SIEGE TOWER
--- SAY [010] ---
SAY
--- ASK [020] ---
ASK
--- INTEND [030] ---
INTEND
WANT
PREPARE
--- HELP [070] ---
HELP
- * {WAR &WEAPON} (WITH) [072]
- * SIEGE [073]
- * SIEGE [074]
--- ATTACK [190] ---
ATTACK
--- VISIT [042:043] ---
VISIT
--- MEET [040] ---
MEET
~ a (a b ATTACK) SAY = a b 015
~ a (b . ATTACK) SAY = a b 112
~ a (a b Q) SAY = a b Q
~ a (b . NONE) SAY = a b 112
~ a (b . ATTACK) SAY
END
$CASUS dict convert in out
cat out/lang/en/frames/frames.txt
grep '^010' out/ontology/compose.tsv | tail -3
grep '^020.07' out/ontology/compose.tsv
cat out/ontology/status.tsv
$CASUS dict check --dict out | sed 's/.*: /DATA: /'
while read -r sentence
do
  echo "# $sentence"
  echo "$sentence" | $CASUS code --dict out --format petrarch --date 1995-01-01 - | cut -f 2-4
done <<'END'
Gondor asked Rohan to help Mordor.
Gondor intends to help Rohan.
Gondor wants to visit Rohan.
Gondor visited Rohan.
Gondor said that Mordor attacked Rohan.
Gondor said it had attacked Mordor.
Gondor said that Rohan visited Mordor.
Gondor did not help Rohan.
Gondor and Rohan met.
Gondor, which attacked Mordor, visited Rohan.
Gondor visited Rohan, attacking Mordor.
END
