mkdir site
cat >site/page.html <<'PAGE'
<html><head><title>Rain in Lom</title></head><body><h1>Rain in Lom</h1>
<p>It rained for nine hours in Lom on Sunday, and the river rose to the doors of the old mill, the mayor said.</p>
<p>Nobody was hurt, but the bridge to the island stays closed until engineers have looked at its piers.</p>
<p>The town had last seen so much water forty years ago, when the mill still ground the flour of the valley.</p>
</body></html>
PAGE
mkdir site/closed && cp site/page.html site/closed/
printf 'User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /closed/ # not here\nAllow: /closed/open\n' >site/robots.txt
cat >serve.py <<'PY'
import functools, http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path in ("/moved", "/loop", "/file"):
            self.send_response(302)
            self.send_header("Location", {"/moved": "/page.html", "/loop": "/loop", "/file": "file:///etc/passwd"}[self.path])
            self.end_headers()
            return
        super().do_GET()
    def log_message(self, *_):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory="site"))
open("port", "w").write(str(server.server_port))
server.serve_forever()
PY
python3 serve.py & server=$!
while [ ! -s port ]; do sleep 0.1; done
site=http://127.0.0.1:$(cat port)
try() { $CASUS read "$@" 2>&1 | sed "s|$site|SITE|g" | cut -c 1-150; }
try $site/page.html
try --allow-private $site/page.html
try --allow-private $site/moved
try --allow-private $site/closed/page.html
try --allow-private $site/none.html
try --allow-private $site/loop
try --allow-private $site/file
try http://localhost:$(cat port)/page.html 2>&1 | sed "s/:$(cat port)//"
kill $server
