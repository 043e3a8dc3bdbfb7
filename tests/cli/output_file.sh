# A file appears under its name only when it is complete.
echo 'Russia met France.' >a.txt
$CASUS read a.txt -o out.jsonl && cat out.jsonl
echo old >kept.jsonl
$CASUS read missing.txt -o kept.jsonl
echo $?
cat kept.jsonl
$CASUS read a.txt -o no/folder/out.jsonl
echo $?
ls
