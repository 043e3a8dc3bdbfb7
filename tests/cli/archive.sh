python3 - <<'PY'
import gzip
page = """<html><head><title>Rain in %s</title></head><body><h1>Rain in %s</h1>
<p>It rained for nine hours in %s on Sunday, and the river rose to the doors of the old mill, the mayor said.</p>
<p>Nobody was hurt, but the bridge to the island stays closed until engineers have looked at its piers.</p>
<p>The town had last seen so much water forty years ago, when the mill still ground the flour of the valley.</p>
</body></html>"""
def record(kind, url, http, body):
    block = ("HTTP/1.1 " + http + "\r\n\r\n").encode() + body
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
def html(town):
    return (page % (town, town, town)).encode()
chunked = html("Vidra")
chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, chunked[:100], len(chunked) - 100, chunked[100:])
records = [record("request", "http://a.example/1", "200 OK", b"x"),
           record("response", "http://a.example/1", "200 OK\r\nContent-Type: text/html", html("Lom")),
           record("response", "http://a.example/2", "404 Not Found\r\nContent-Type: text/html", html("Nowhere")),
           record("response", "http://a.example/3.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"),
           record("response", "http://a.example/4", "200 OK\r\nContent-Type: text/html; charset=iso-8859-1", html("Br\u00fcn").decode().encode("latin-1")),
           record("response", "http://a.example/5", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", chunked),
           record("response", "http://a.example/6", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(html("Ash")))]
open("plain.warc", "wb").write(b"".join(records))
open("packed.warc.gz", "wb").write(b"".join(gzip.compress(r) for r in records))
open("bomb.gz", "wb").write(gzip.compress(b"a" * (200 << 20)))
PY
show() { python3 -c '
import json, sys
for line in sys.stdin:
    record = json.loads(line)
    print(record["document"], "|", record.get("title"), "|", len(record["paragraphs"]), record.get("published", "-"))'; }
$CASUS read plain.warc | show
$CASUS read packed.warc.gz | show
head -c 700 packed.warc.gz >cut.warc.gz
$CASUS read cut.warc.gz | show
$CASUS read bomb.gz | head -c 100

