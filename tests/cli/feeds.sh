TEXT="It rained for nine hours in Lom on Sunday, and the river rose to the doors of the old mill, the mayor of the town said. Nobody was hurt, but the bridge to the island stays closed until engineers have looked at its piers."
cat >rss.xml <<FEED
<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Harbour Post</title>
<item><title>Rain in Lom &amp; Vidra</title><link>http://a.example/1</link><pubDate>Sun, 09 Jun 2024 08:30:00 GMT</pubDate>
<content:encoded><![CDATA[<p>$TEXT</p><p><a href="/more">Read more</a></p>]]></content:encoded></item>
<item><title>Only a link</title><link>http://a.example/2</link></item></channel></rss>
FEED
cat >atom.xml <<FEED
<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Rain</title>
<link rel="self" href="http://a.example/self"/><link rel="alternate" href="http://a.example/3"/><updated>2024-06-09T08:30:00Z</updated>
<content type="html">&lt;p&gt;$TEXT&lt;/p&gt;</content></entry></feed>
FEED
cat >feed.json <<FEED
{"version":"https://jsonfeed.org/version/1.1","title":"Post","items":[{"id":"4","url":"http://a.example/4","title":"Rain","date_published":"2024-06-09T08:30:00Z","content_html":"<p>$TEXT</p>"}]}
FEED
for feed in rss.xml atom.xml feed.json; do
    $CASUS read $feed | python3 -c '
import json, sys
for line in sys.stdin:
    record = json.loads(line)
    print(record["document"], "|", record.get("title"), "|", record.get("published"), "|", record.get("publisher"), "|", len(record["paragraphs"]), record["text"][:30])'
done
