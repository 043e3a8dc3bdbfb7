# The same bytes and the same messages in the same order, whatever the number of threads.
i=0
while [ $i -lt 300 ]; do
    echo '{"n":'$i',"date":"2024-06-09","text":"Russia shelled two villages, Ukraine said. France condemned the attack."}'
    [ $((i % 50)) = 7 ] && echo '{broken'
    i=$((i + 1))
done >in.jsonl
$CASUS code -j 1 in.jsonl >1 2>1.err
echo $?
for jobs in 2 3 8; do
    $CASUS code -j $jobs in.jsonl >n 2>n.err
    echo $?
    cmp 1 n && cmp 1.err n.err
done
[ $(wc -l <1) -ge 300 ] || echo "too few events"
wc -l <1.err
