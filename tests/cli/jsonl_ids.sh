# n before id; without either, file and line.
printf '%s\n' '{"n":7,"id":"x","text":"A."}' '{"id":"y","text":"B."}' '{"text":"C."}' >in.jsonl
$CASUS read in.jsonl
