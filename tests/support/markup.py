"""Markup as an attacker types it, and a search of a page for what of it would run."""

from html.parser import HTMLParser

HOSTILE = (
    'Õie-Ženja Щ. "O\'Neil" <b>\'"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}'
)


class Markup(HTMLParser):
    """Everything in a page that could run: scripts of the attacker, handlers, foreign images."""

    def __init__(self, html):
        super().__init__()
        self.found, self.in_script = [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.in_script = tag == "script"
        self.found += [f"{tag} {name}" for name, _ in attributes if name.startswith("on")]
        self.found += [tag for name, value in attributes if name == "src" and value == "x"]

    def handle_endtag(self, _tag):
        self.in_script = False

    def handle_data(self, data):
        if self.in_script and "alert(1)" in data:
            self.found.append("script")
