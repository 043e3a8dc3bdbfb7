# A record's own date comes before --date; an empty one is none.
printf '%s\n' '{"n":1,"date":"2020-01-01","text":"A."}' '{"n":2,"date":"","text":"B."}' >in.jsonl
$CASUS read --date 2024-06-09 in.jsonl
