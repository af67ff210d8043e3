#!/usr/bin/env python3
"""Holds the brief as a page to what it promises, on all examples and on one of them.

check_brief.py PROGRAM LANGUAGE EXAMPLES [print]

The page is well formed, its ids are unique, it asks no network for anything and holds no script, it is in the language
and direction it says, its headings go down by one, each finding has a question. With "print" the brief on all examples
is printed with Chromium: never more than ten pages. Where Chromium is not installed, that is left out.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

EMPTY = {"meta", "br", "link", "img", "input", "hr"}
MOST_PAGES = 10


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open, self.mistakes, self.ids, self.labels, self.html = [], [], [], [], {}
        self.level = self.findings = self.questions = 0

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "html":
            self.html = attributes
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "aria-labelledby" in attributes:
            self.labels.append(attributes["aria-labelledby"])
        if tag in ("script", "link", "img", "iframe"):
            self.mistakes.append(f"a <{tag}> at line {self.getpos()[0]}")
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > self.level + 1:
                self.mistakes.append(f"<{tag}> stands under no <h{int(tag[1]) - 1}>")
            self.level = int(tag[1])
        self.findings += tag == "article"
        self.questions += attributes.get("class") == "question"

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(f"</{tag}> closes nothing at line {self.getpos()[0]}")


def look_at(text: str, language: str) -> list[str]:
    page = Page()
    page.feed(text)
    mistakes = page.mistakes + [f"<{tag}> is not closed" for tag in page.open]
    mistakes += [f"the id {i} stands twice" for i in {i for i in page.ids if page.ids.count(i) > 1}]
    mistakes += [f"nothing is called {label}" for label in page.labels if label not in page.ids]
    if re.search(r"https?://|@import|url\(", text):
        mistakes.append("the page asks for something from outside")
    if page.html.get("lang") != language or page.html.get("dir") != ("rtl" if language == "ar" else "ltr"):
        mistakes.append(f"the page says it is {page.html}")
    if page.findings == 0 or page.findings != page.questions:
        mistakes.append(f"{page.findings} findings, {page.questions} questions")
    return mistakes


def printed_pages(browser: str, page: Path) -> int:
    pdf = page.with_suffix(".pdf")
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--user-data-dir={page.parent / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri()],
                   capture_output=True, check=True, timeout=50)
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def main() -> int:
    program, language, examples = sys.argv[1], sys.argv[2], sys.argv[3]
    wanted = sys.argv[4:] == ["print"]
    browser = shutil.which("chromium") if wanted else None
    mistakes = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, draft in (("one", f"{examples}/law.{language}.txt"), ("all", examples)):
            page = Path(scratch) / f"{name}.html"
            run = subprocess.run([program, "brief", "--message-language", language, "--output", str(page), draft],
                                 capture_output=True, check=False)
            if run.returncode != 1:
                return print(f"the program ended with {run.returncode}: {run.stderr.decode()}") or 1
            mistakes += [f"{name}: {m}" for m in look_at(page.read_text(encoding="utf-8"), language)]
            if browser and name == "all":
                pages = printed_pages(browser, page)
                print(f"{name}: {pages} printed pages")
                if not 1 <= pages <= MOST_PAGES:
                    mistakes.append(f"{name}: {pages} printed pages")
    print("chromium is not installed: printing was left out" if wanted and not browser else "", *mistakes, sep="\n")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
