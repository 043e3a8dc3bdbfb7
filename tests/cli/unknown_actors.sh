# Names without an entry are counted over all documents; the order is the same with several threads.
cat >a.jsonl <<'END'
{"id":"a1","text":"The Zorgian Front attacked Israel. Warren Quarle met Emmanuel Macron. Quarle condemned France."}
{"id":"a2","text":"Macron criticised Warren Quarle. Israel was attacked by the Zorgian Front. Anna Brill ate a cake. It rained in Zorgia."}
{"id":"a3","text":"He attacked Israel. France met Germany. A man condemned Russia."}
END
$CASUS code --unknown-actors a.jsonl
$CASUS code --unknown-actors -j 3 a.jsonl | cksum >threads
$CASUS code --unknown-actors a.jsonl | cksum | cmp - threads && echo same
echo 'France met Germany.' | $CASUS code --unknown-actors -
