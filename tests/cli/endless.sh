# Results leave while the input goes on.
mkfifo in out
$CASUS read --from jsonl -j 2 - <in >out &
exec 3>in 4<out
echo '{"n":1,"text":"a"}' >&3
read -r line <&4 && echo "$line"
echo '{"n":2,"text":"b"}' >&3
read -r line <&4 && echo "$line"
exec 3>&-
wait
