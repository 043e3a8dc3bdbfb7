cat > page.html <<'PAGE'
<!DOCTYPE html>
<html lang="en"><head>
<title>Ministers agree on a bridge over the Lom | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2024-06-09T08:30:00+02:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers agree on a bridge over the Lom",
"datePublished":"2024-06-09T08:30:00+02:00","author":[{"@type":"Person","name":"Anna Berg"},{"@type":"Person","name":"Jo Lind"}],
"articleSection":"Region"}</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a><li><a href="/sport">Sport</a></ul></nav>
<article><h1>Ministers agree on a bridge over the Lom</h1><p class="byline">By Anna Berg and Jo Lind</p>
<div class="article-body">
<p>The ministers of transport of both countries agreed on Sunday to build a bridge over the river Lom, which has parted their towns since the old ferry sank four years ago.</p>
<p>&ldquo;We will begin in spring,&rdquo; the minister said after the talks, which lasted nine hours and ended after midnight in the town hall of Vidra&nbsp;Bank.</p>
<p>Engineers of both sides had warned that the ground on the western bank would not carry a bridge of stone, so the ministers chose one of steel.</p>
<p>The mayor of the smaller town, who had asked for the bridge in eleven letters, said that he would cross it first, on foot, with his dog.</p>
</div></article>
<aside><h3>More news</h3><ul><li><a href="/a">Ferry company is sold</a><li><a href="/b">Rain until Thursday</a></ul></aside>
<footer><p>Text: <a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a></p>
<p>Subscribe to our newsletter. All rights reserved.</p></footer></body></html>
PAGE
$CASUS read page.html --format jsonl | python3 -c '
import json, sys
record = json.loads(sys.stdin.read())
page = open("page.html", "rb").read()
text = record["text"].encode()
for (start, end), (first, last) in zip(record["paragraphs"], record["sources"]):
    print(text[start:start + 24].decode(), "|", page[first:first + 24].decode(), "|", page[last - 8:last].decode())
for key in ("title", "authors", "published", "publisher", "labels", "language", "license"):
    print(key, record.get(key))
'
