# The forms of the field: pairs, the way back, intent, what is left out, number of columns.
cat >a.jsonl <<'END'
{"id":"a1","date":"2024-06-09","url":"https://example.org/a1","publisher":"Example, Wire","text":"France plans to send troops to Ukraine. French President Emmanuel Macron met UN officials in Geneva on Monday. Hamas fighters attacked Israeli soldiers in Gaza. Russia did not attack Poland."}
END
for form in petrarch phoenix icews gdelt; do
    echo "$form"
    $CASUS code --format $form a.jsonl | cut -f 2- | sed 's/	/|/g'
done
echo csv
$CASUS code --format csv a.jsonl | cut -d , -f 1-30
echo plover
$CASUS code --format plover a.jsonl | sed 's/"coder":"[^"]*",//'
echo 'all statuses'
$CASUS code --format petrarch --all-statuses a.jsonl | cut -f 2-4
echo 'confidence'
$CASUS code --format petrarch --min-confidence 0.99 a.jsonl
$CASUS code --format jsonl --min-confidence 0.99 a.jsonl
echo 'one a story'
cat >b.jsonl <<'END'
{"id":"b1","date":"2024-06-09","text":"Hamas fighters attacked Israeli soldiers in Gaza. Israel condemned Iran. Hamas fighters attacked Israeli soldiers on 8 June 2024. Hamas fighters attacked Israeli soldiers."}
{"id":"b2","date":"2024-06-09","text":"Israel condemned Iran."}
END
$CASUS code --format petrarch b.jsonl
echo
$CASUS code --format petrarch --one-a-story b.jsonl
$CASUS code --format gdelt --one-a-story b.jsonl | cut -f 2,27,32-34
