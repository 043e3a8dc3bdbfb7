# Every bad input is named with its place and a remedy; the good ones are still read.
mkdir folder folder/none
printf 'Russia met France.\n' >folder/good.txt
printf '\377\376abc' >folder/utf16.txt
printf 'caf\351 met\n' >folder/latin.txt
: >folder/empty.txt
printf '\000\000bin' >folder/binary.dat
printf '{"n":1,"text":"A."}\n{bad\n{"text":"C."}\n{"id":"x","text":5}\n' >folder/records.jsonl
$CASUS read folder folder/none missing.txt
