# A closed output ends the program quietly.
yes '{"text":"Russia met France."}' | $CASUS read --from jsonl -j 2 - | head -n 2
