# Gold in the three forms: fixtures, PETRARCH's XML, JSON lines with code or root.
cat >fixtures.txt <<'END'
A remark before the first case.
==================
Two in one
:date 2024-03-12
==================
France criticised Germany and praised Poland.
--- events
2024-03-12 | FRA > DEU | ACCUSE 111 | happened | | "criticised"
2024-03-12 | FRA > ITA | SUPPORT 051 | happened | | "praised"

==================
None
==================
The dog barked.
--- events
(none)
END
cat >records.xml <<'END'
<Sentences>
<Sentence date="19950101" id="DEMO-01" category="DEMO" evaluate="true">
<EventCoding sourcecode="FRA" targetcode="DEU" eventcode="111">
<Text>
France criticised Germany.
</Text>
</Sentence>
</Sentences>
END
cat >lines.jsonl <<'END'
{"id":"a","date":"2024-03-12","text":"France criticised Germany.","events":[{"source":"FRA","code":"111","target":"DEU"}]}
END
cat >roots.jsonl <<'END'
{"id":"b","date":"2024-03-12","text":"France criticised Germany.","events":[{"source":"FRA:GOV","root":"11","target":"DEU"}]}
END
for file in fixtures.txt records.xml lines.jsonl roots.jsonl; do
    $CASUS validate $file
done
echo 'no gold' >other.txt
$CASUS validate other.txt
echo $?
$CASUS validate missing.txt
echo $?
$CASUS validate
