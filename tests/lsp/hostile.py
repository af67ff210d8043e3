#!/usr/bin/env python3
"""What no client should send: an error answer or a clean end, never a crash or a hang. hostile.py PROGRAM"""

import json
import os
import random
import sys
import unittest

from client import Client, edit, framed
from drafts import ACT, PENAL, codes

PROGRAM = os.path.abspath(sys.argv.pop(1))


class Hostile(unittest.TestCase):
    def begin(self):
        c = Client(PROGRAM)
        self.addCleanup(c.close)
        c.initialize()
        return c

    def lives(self, c):
        c.open("untitled:alive", ACT)
        self.assertIn("CRIM-001", codes(c.diagnostics("untitled:alive", 1)))
        self.assertEqual(c.shutdown(), 0)

    def answered(self, c, body, code):
        c.send_bytes(framed(body))
        answer = c.wait(f"an answer to {body[:80]!r}", lambda m: "error" in m)
        self.assertEqual(answer["error"]["code"], code, body[:80])
        return answer

    def test_broken_headers(self):
        """Nobody can tell where the next message begins: an error, and the end."""
        for header in (b"Content-Length: -1\r\n\r\n", b"Content-Length: 0x10\r\n\r\n", b"Content-Length:\r\n\r\n",
                       b"Content-Length: 99999999999999999999999999\r\n\r\n", b"Content-Length: 999999999999\r\n\r\n",
                       b"\r\n\r\n", b"Content-Type: x\r\n\r\n", b"nonsense\r\n\r\n", b": 5\r\n\r\n", b"{}\n",
                       b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", b"X" * 20000, b"X: y\r\n" * 3000):
            c = self.begin()
            c.send_bytes(header)
            answer = c.wait(f"an answer to {header[:60]!r}", lambda m: "error" in m)
            self.assertEqual((answer["id"], answer["error"]["code"]), (None, -32700), header[:60])
            self.assertEqual(c.wait_exit(), 1, header[:60])
            self.assertIn("the language server ended", c.stderr())

    def test_good_headers(self):
        c = self.begin()
        body = b'{"jsonrpc":"2.0","id":"a","method":"cmwlint/none"}'
        for header in (b"content-length: %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
                       b"Content-Type: x\r\nCONTENT-LENGTH:%d\r\n\r\n", b"Content-Length: %d\n\n",
                       b"Content-Length: %d\r\nContent-Length: %d\r\n\r\n"):
            c.send_bytes(header.replace(b"%d", str(len(body)).encode()) + body)
            self.assertEqual(c.answer_to("a")["error"]["code"], -32601)
        for byte in framed(body):
            c.send_bytes(bytes((byte,)))
        self.assertEqual(c.answer_to("a")["error"]["code"], -32601)
        self.lives(c)

    def test_truncated(self):
        whole = framed(json.dumps({"jsonrpc": "2.0", "id": 7, "method": "cmwlint/none"}).encode())
        for length in (1, 10, 18, 22, len(whole) - 1):
            c = self.begin()
            c.send_bytes(whole[:length])
            c.out.close()
            self.assertEqual(c.wait_exit(), 1)
            self.assertIn("closed the connection", c.stderr())

    def test_bad_bodies(self):
        c = self.begin()
        for body in (b"", b"{", b"nonsense", b'{"jsonrpc":"2.0","id":1,"method":"a\xff"}', b"\xff\xfe{}", b"\0",
                     b'{"a":' * 500 + b"1" + b"}" * 500, b"[" * 1000000, b'"\\ud800', b'{"jsonrpc":"2.0"',
                     "{}".encode("utf-16")):
            self.assertIsNone(self.answered(c, body, -32700)["id"])
        for body in (b"[]", b"7", b'"x"', b"null", b"{}", b'[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]',
                     b'{"id":1,"method":"shutdown"}', b'{"jsonrpc":"1.0","id":1,"method":"shutdown"}',
                     b'{"jsonrpc":"2.0","id":1}', b'{"jsonrpc":"2.0","id":1,"method":7}',
                     b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}', b'{"jsonrpc":"2.0","id":null,"method":"shutdown"}',
                     b'{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}', b'{"jsonrpc":"2.0","method":{}}',
                     b'{"jsonrpc":"2.0","id":1,"method":"shutdown","params":7}', b'{"jsonrpc":"2.0","result":1}'):
            self.answered(c, body, -32600)
        self.lives(c)

    def test_unknown(self):
        c = self.begin()
        self.assertEqual(c.error("textDocument/noSuch", {}), -32601)
        self.assertEqual(c.error("$/noSuch"), -32601)
        self.assertEqual(c.error(""), -32601)
        self.assertEqual(c.error("exit"), -32601)  # a notification
        c.notify("$/noSuch", {"a": 1})
        c.notify("noSuch")
        c.notify("shutdown")  # a request
        c.send({"jsonrpc": "2.0", "id": 12345, "result": None})  # nobody asked
        c.send({"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": "?"}})
        self.lives(c)

    def test_wrong_params(self):
        c = self.begin()
        values = (None, 7, "x", [], {}, [1, 2], {"textDocument": None}, {"textDocument": {"uri": 5}},
                  {"textDocument": {"uri": "untitled:alive"}}, {"textDocument": []}, {"command": 5},
                  {"previousResultIds": [7]}, {"previousResultIds": [{"uri": 1}]}, {"event": 5},
                  {"event": {"added": [5], "removed": {}}}, {"settings": 5}, {"settings": {"cmwlint": []}},
                  {"value": []}, {"id": {}}, {"token": None}, {"contentChanges": 1})
        for method in ("textDocument/diagnostic", "workspace/diagnostic", "workspace/executeCommand", "initialize"):
            for value in values:
                answer = c.request(method, value)
                if "error" in answer:
                    self.assertIn(answer["error"]["code"], (-32600, -32602), (method, value, answer))
        for method in ("initialized", "textDocument/didOpen", "textDocument/didChange", "textDocument/didSave",
                       "textDocument/didClose", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles",
                       "workspace/didChangeWorkspaceFolders", "window/workDoneProgress/cancel", "$/setTrace",
                       "$/cancelRequest"):
            for value in values:
                c.send({"jsonrpc": "2.0", "method": method, "params": value})
        c.send({"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": "off"}})
        c.settle()
        self.lives(c)

    def test_wrong_capabilities(self):
        for value in (5, [], "x", {"general": 5}, {"general": {"positionEncodings": [1, None, "utf-8"]}},
                      {"textDocument": []}, {"workspace": {"configuration": "yes", "didChangeWatchedFiles": 3}}):
            with Client(PROGRAM) as c:
                c.initialize(value, trace=[], locale=5, workspaceFolders=7, initializationOptions="x")
                self.lives(c)

    def test_same_id_twice(self):
        c = self.begin()
        c.open("untitled:a", ACT)
        for _ in range(2):
            c.send({"jsonrpc": "2.0", "id": "same", "method": "textDocument/diagnostic",
                    "params": {"textDocument": {"uri": "untitled:a"}}})
        for _ in range(2):
            self.assertIn("result", c.answer_to("same"))
        c.send({"jsonrpc": "2.0", "id": 2**62, "method": "cmwlint/none"})
        self.assertEqual(c.answer_to(2**62)["error"]["code"], -32601)
        self.lives(c)

    def test_opened_twice(self):
        c = self.begin()
        c.open("untitled:a", "Article 1\n")
        c.open("untitled:a", ACT, version=5)
        self.assertIn("CRIM-001", codes(c.diagnostics("untitled:a", 5)))
        for _ in range(3):
            c.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        self.lives(c)

    def test_one_long_line(self):
        c = self.begin()
        lines = ACT.split("\n")
        lines[3] = PENAL.strip() + " " + PENAL.replace("\n", " ") * 600
        c.open("untitled:a", "\n".join(lines))
        self.assertGreater(len(c.diagnostics("untitled:a", 1)), 500)
        c.change("untitled:a", 2, *[edit(3, 30000, 3, 30001, "😀") for _ in range(50)])
        self.assertGreater(len(c.diagnostics("untitled:a", 2)), 500)
        self.lives(c)

    def test_deep_markup(self):
        c = self.begin()
        for uri, text in (("untitled:a.html", "<div>" * 100000 + ACT), ("untitled:b.xml", "<a>" * 100000 + ACT),
                          ("untitled:c.md", "> " * 50000 + ACT), ("untitled:d.md", "- " * 50000 + ACT)):
            c.open(uri, text)
            c.diagnostics(uri, 1)
        self.lives(c)

    def test_noise(self):
        """Messages cut up and put together at random, whole frames around them."""
        dice = random.Random(5)
        seeds = [json.dumps(m).encode() for m in (
            {"jsonrpc": "2.0", "id": 1, "method": "textDocument/diagnostic",
             "params": {"textDocument": {"uri": "untitled:a"}}},
            {"jsonrpc": "2.0", "method": "textDocument/didOpen",
             "params": {"textDocument": {"uri": "untitled:a", "languageId": "x", "version": 1, "text": ACT}}},
            {"jsonrpc": "2.0", "method": "textDocument/didChange",
             "params": {"textDocument": {"uri": "untitled:a", "version": 2}, "contentChanges": [edit(0, 1, 2, 3, "x")]}},
            {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 1}})]
        c = self.begin()
        for _ in range(1500):
            body = bytearray(dice.choice(seeds))
            for _ in range(dice.randint(0, 4)):
                at = dice.randrange(len(body))
                body[at:at + dice.randint(0, 8)] = dice.choice(
                    (b"", b'"', b"{", b"}", b"\\u", b"\xff", b"0", b"-1", b"1e999", b"null", b",", bytes((dice.randrange(256),))))
            c.send_bytes(framed(bytes(body)))
        c.settle()
        self.lives(c)

    def test_flood(self):
        """A client that writes without reading fills its own pipe; when it goes, the server goes."""
        c = self.begin()
        for number in range(3000):
            c.start("cmwlint/none", {"filler": "x" * 1000, "n": number})
        c.close()
        self.assertIsNotNone(c.process.poll())

    def test_gone_midway(self):
        c = self.begin()
        c.open("untitled:a", ACT * 3000)
        c.out.close()
        self.assertEqual(c.wait_exit(), 1)


if __name__ == "__main__":
    unittest.main()
