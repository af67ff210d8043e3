#!/usr/bin/env python3
"""Holds the matrix as a page to what it promises.

check_page.py LANGUAGE PROGRAM ARGS    runs the program and reads what it writes to standard output

The page is well formed, its ids are unique and its links lead to them, it asks no network for anything, every row has a
result in words, and it is in the language and direction it says.
"""

import re
import subprocess
import sys
from html.parser import HTMLParser

EMPTY = {"meta", "col", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open, self.mistakes, self.ids, self.links, self.html = [], [], [], [], {}
        self.rows = self.results = 0

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "html":
            self.html = attributes
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])
        for name in ("src", "href", "action", "data"):
            if name in attributes and not attributes[name].startswith("#"):
                self.mistakes.append(f"<{tag} {name}={attributes[name]}> leads out of the page")
        self.rows += tag == "tr" and "data-result" in attributes
        self.results += "verdict" in attributes.get("class", "").split()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(f"</{tag}> closes nothing at line {self.getpos()[0]}")


def main() -> int:
    language = sys.argv[1]
    run = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        print(f"the program ended with {run.returncode}")
        return 1
    text = run.stdout.decode("utf-8")
    page = Page()
    page.feed(text)
    mistakes = page.mistakes + [f"<{tag}> is not closed" for tag in page.open]
    mistakes += [f"the id {i} stands twice" for i in {i for i in page.ids if page.ids.count(i) > 1}]
    mistakes += [f"#{link} leads nowhere" for link in page.links if link not in page.ids]
    if re.search(r"https?://|@import|url\(", text):
        mistakes.append("the page asks for something from outside")
    if page.html.get("lang") != language or page.html.get("dir") != ("rtl" if language == "ar" else "ltr"):
        mistakes.append(f"the page says it is {page.html}")
    if page.rows == 0 or page.rows != page.results:
        mistakes.append(f"{page.rows} rows, {page.results} results in words")
    print("\n".join(mistakes) or f"{page.rows} rows, no mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
