# The chain of sources of a report, as a tree for people and as a record a chain.
cat >a.jsonl <<'END'
{"n":"a","date":"2024-06-09","publisher":"Daily Mirror of the North","title":"Border talks","text":"Reuters, citing two officials, reported that Iran attacked a ship. Iran denied that it attacked the ship. Police arrested nine men.\n\nUnfortunately, Britain condemned Iran.\n\nThis article was originally published on Gulf Watch."}
END
$CASUS chain --format table a.jsonl
$CASUS chain a.jsonl | cut -c1-130
# An article without events has no chain.
echo 'The sky is blue.' >b.txt
$CASUS chain --format table b.txt
$CASUS chain b.txt
