# What a store holds, whether it is whole, and questions in SQL.
cat > articles.jsonl <<'END'
{"n":"a","date":"2024-06-09","text":"France condemned the attack. Germany praised Poland."}
{"n":"b","date":"2024-06-10","text":"The Russian army shelled Kharkiv, Ukraine's defence ministry said."}
END
$CASUS add articles.jsonl
$CASUS db check
$CASUS db info | grep -o '"documents":[0-9]*\|"events":[0-9]*\|"first_published":"[^"]*"'
$CASUS db info --format table | sed -n 's/^documents  */documents /p'
$CASUS db runs | grep -o '"documents":2,"present":0,"skipped":0'
$CASUS sql --format table "SELECT document, actor_codes, cameo, recipient_codes FROM event_records ORDER BY number"
$CASUS sql --format csv "SELECT d.name, a.text FROM documents d JOIN articles a ON a.document = d.id"
echo "SELECT count(*) AS n FROM events" | $CASUS sql -
$CASUS db; echo $?
$CASUS db repair; echo $?
$CASUS db info check; echo $?
$CASUS sql; echo $?
$CASUS sql "DELETE FROM events"; echo $?
$CASUS sql "SELECT who FROM events"; echo $?
$CASUS db check --db none.db; echo $?
