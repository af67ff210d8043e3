#!/usr/bin/env python3
"""A long working day: edits, requests, opening and closing, bad messages; the server's memory must not grow with it.

soak.py PROGRAM MESSAGES"""

import os
import random
import sys
import time

from client import Client, edit
from drafts import ACT

program, wanted = os.path.abspath(sys.argv[1]), int(sys.argv[2])
ALLOWED_GROWTH = 24 * 1024  # KiB, between a warm server and the end
WORDS = ["law", "migrant", "detained ", "سنة ", "第", "😀", "\n", "Article 9\n", "shall be punished ", "not "]


def resident(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def soak():
    dice = random.Random(1)
    c = Client(program)
    c.initialize({"textDocument": {"publishDiagnostics": {"relatedInformation": True, "dataSupport": True}}})
    c.logged = type("Nothing", (list,), {"append": lambda self, line: None})()  # the client must not grow either
    sent, version, lengths, open_now = 0, 1, {}, []
    begun, warm, slowest, highest = time.monotonic(), None, 0, 0
    while sent < wanted:
        # A batch of messages, and a request at its end: when its answer is there, all of it was heeded.
        for _ in range(100):
            what = dice.random()
            if len(open_now) < 3 or what < 0.02:
                uri = f"untitled:{dice.randrange(50)}"
                c.open(uri, ACT, version=version)
                lengths[uri] = 0
                if uri not in open_now:
                    open_now.append(uri)
            elif what < 0.04:
                uri = open_now.pop(dice.randrange(len(open_now)))
                c.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            elif what < 0.06:
                c.notify("cmwlint/nothing", {"filler": ["x"] * dice.randrange(500)})
            elif what < 0.08:
                c.send_bytes(b"Content-Length: 9\r\n\r\n{\"broken\"")
            elif what < 0.1:
                c.notify("$/cancelRequest", {"id": dice.randrange(10**9)})
            else:
                uri, version = dice.choice(open_now), version + 1
                if lengths[uri] > 4000:
                    c.change(uri, version, {"text": ACT})
                    lengths[uri] = 0
                else:
                    word = dice.choice(WORDS)
                    lengths[uri] += len(word)
                    line, character = dice.randrange(12), dice.randrange(60)
                    c.change(uri, version, edit(line, character, line, character + dice.randrange(3), word))
            sent += 1
        start = time.monotonic()
        c.request("textDocument/diagnostic", {"textDocument": {"uri": open_now[0]}})
        slowest, sent = max(slowest, time.monotonic() - start), sent + 1
        c.published.clear()
        highest = max(highest, resident(c.process))
        if warm is None and sent >= wanted * 0.3:
            warm, highest = highest, 0
    assert c.shutdown() == 0
    seconds = time.monotonic() - begun
    print(f"{sent} messages in {seconds:.0f} s; resident {warm} KiB after 30 %, at most {highest} KiB after that; "
          f"slowest answer {slowest * 1000:.0f} ms")
    if highest > warm + ALLOWED_GROWTH:
        sys.exit(f"the server grew by {highest - warm} KiB, more than {ALLOWED_GROWTH}")


soak()
