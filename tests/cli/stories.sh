# A copy, an excerpt, another report, and a damaged line, in any order of the input.
cat > articles.jsonl <<'END'
{"id":"copy","date":"2024-03-05","text":"Engineers began to repair the bridge over the Nera on Monday, three weeks after a barge had struck its second pier. The ministry of transport said that the work would last until June and cost 12 million euros. Lorries have to use the ferry at Tolmin, where drivers waited for five hours on Tuesday."}
{"id":"other","date":"2024-03-06","text":"The owner of the barge that struck the bridge at Nera went to court on Wednesday. He says that the pier was not lit and that the river police had been warned twice. A hearing is set for the second week of May, and the town wants to be heard as well."}
{"id":"first","date":"2024-03-04","text":"Engineers began to repair the bridge over the Nera on Monday, three weeks after a barge had struck its second pier. The ministry of transport said that the work would last until June and cost 12 million euros. Lorries have to use the ferry at Tolmin, where drivers waited for five hours on Tuesday."}
not a record
{"id":"lead","date":"2024-03-05","text":"Engineers began to repair the bridge over the Nera on Monday, three weeks after a barge had struck its second pier."}
END
"$CASUS" stories articles.jsonl > one.jsonl
echo "exit $?"
cat one.jsonl
sort -r articles.jsonl | "$CASUS" stories --from jsonl - 2> /dev/null | cmp - one.jsonl && echo same
