# Confidence: the weights of a table of one's own hold; faults in it are named.
echo '{"id":"a","date":"2024-06-09","text":"France attacked Mali. Germany withdrew its troops."}' >a.jsonl
echo 'shipped: both sides before one'
$CASUS code a.jsonl | sed 's/.*"confidence":\([0-9.]*\).*/\1/' | awk 'NR == 1 { first = $1 } END { print (NR == 2 && first > $1 + 0.2) }'
mkdir -p own/ontology bad/ontology
printf 'base\t0\nno-recipient\t-20.00\ncooperation\t0\nnoun\t0\nbelow\t0\nlong-sentence\t0\n' >own/ontology/confidence.tsv
echo 'own'
$CASUS code --dict own a.jsonl | sed 's/.*"confidence":\([0-9.]*\).*/\1/'
for line in 'base	much' 'base	1.234' 'base	99' 'base	-' 'weather	1'; do
    echo "$line" >bad/ontology/confidence.tsv
    $CASUS code --dict bad a.jsonl 2>&1 | sed 's/.*confidence.tsv/confidence.tsv/'
done
