# A text in another language than the pack's is skipped and named; the others go on.
cat > texts.jsonl <<'TEXTS'
{"n":1,"date":"2024-06-09","text":"Russia accused Ukraine of shelling the town."}
{"n":2,"date":"2024-06-09","text":"Die Regierung teilte am Montag mit, dass die alte Brücke über den Fluss für zwei Wochen gesperrt wird."}
{"n":3,"date":"2024-06-09","text":"Правительство сообщило в понедельник, что старый мост будет закрыт на две недели."}
{"n":4,"date":"2024-06-09","text":"政府は月曜日、雨の後に川が増水したため、古い橋を二週間閉鎖すると発表した。"}
{"n":5,"date":"2024-06-09","text":"Xi, Müller: ¡olé!"}
TEXTS
$CASUS parse --tokens texts.jsonl | grep -c .
$CASUS code texts.jsonl >/dev/null; echo $?
$CASUS parse --tokens --any-language texts.jsonl >/dev/null; echo $?
$CASUS read --format jsonl texts.jsonl | grep -o '"language":"[a-z]*"'
