#!/usr/bin/env python3
"""Greeting, orders of messages, the end. lifecycle.py PROGRAM"""

import os
import socket
import subprocess
import sys
import tempfile
import unittest

from client import Client, framed

PROGRAM = os.path.abspath(sys.argv.pop(1))
ACT = "Article 1\nA person who enters illegally shall be punished by imprisonment of two years.\n"


class Lifecycle(unittest.TestCase):
    def test_a_conversation(self):
        with Client(PROGRAM) as c:
            answer = c.initialize()
            self.assertEqual(answer["serverInfo"]["name"], "cmwlint")
            self.assertEqual(answer["capabilities"]["positionEncoding"], "utf-16")
            self.assertEqual(answer["capabilities"]["textDocumentSync"]["change"], 2)
            c.open("file:///a/law.txt", ACT)
            found = c.diagnostics("file:///a/law.txt", 1)
            self.assertIn("CRIM-001", [d["code"] for d in found])
            for d in found:
                self.assertIn(d["severity"], (1, 2, 3))
                self.assertEqual(d["source"], "cmwlint")
                self.assertIn("CMW/C/", d["message"])
            c.notify("textDocument/didClose", {"textDocument": {"uri": "file:///a/law.txt"}})
            self.assertEqual(c.diagnostics("file:///a/law.txt"), [])
            self.assertEqual(c.shutdown(), 0)
            self.assertEqual(c.stderr(), "")

    def test_before_initialize(self):
        with Client(PROGRAM) as c:
            self.assertEqual(c.error("textDocument/hover"), -32002)
            self.assertEqual(c.error("shutdown"), -32002)
            c.open("file:///a/law.txt", ACT)  # dropped
            c.initialize()
            self.assertEqual(c.error("initialize", {"capabilities": {}}), -32600)
            c.settle()
            self.assertEqual(c.published, {})
            self.assertEqual(c.shutdown(), 0)

    def test_initialize_without_anything(self):
        with Client(PROGRAM) as c:
            self.assertIn("capabilities", c.result("initialize"))
            self.assertEqual(c.shutdown(), 0)

    def test_after_shutdown(self):
        with Client(PROGRAM) as c:
            c.initialize()
            c.result("shutdown")
            self.assertEqual(c.error("textDocument/hover"), -32600)
            c.open("file:///a/law.txt", ACT)
            self.assertEqual(c.error("shutdown"), -32600)
            c.notify("exit")
            self.assertEqual(c.wait_exit(), 0)
            self.assertEqual(c.published, {})

    def test_exit_without_shutdown(self):
        with Client(PROGRAM) as c:
            c.initialize()
            c.notify("exit")
            self.assertEqual(c.wait_exit(), 1)

    def test_exit_before_initialize(self):
        with Client(PROGRAM) as c:
            c.notify("exit")
            self.assertEqual(c.wait_exit(), 1)

    def test_input_closes(self):
        with Client(PROGRAM) as c:
            c.initialize()
            c.out.close()
            self.assertEqual(c.wait_exit(), 1)
            self.assertIn("closed the connection", c.stderr())

    def test_output_closes(self):
        server = subprocess.Popen([PROGRAM, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        server.stdout.close()
        try:
            for i in range(10000):
                server.stdin.write(framed(b'{"jsonrpc":"2.0","id":%d,"method":"cmwlint/nothing"}' % i))
                server.stdin.flush()
        except BrokenPipeError:
            pass
        self.assertEqual(server.wait(60), 1)
        self.assertIn(b"no longer reads", server.stderr.read())
        server.stderr.close()
        try:
            server.stdin.close()
        except BrokenPipeError:
            pass

    def test_client_process_dies(self):
        other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        with Client(PROGRAM) as c:
            c.result("initialize", {"processId": other.pid, "capabilities": {}})
            other.communicate(b"\n")
            self.assertEqual(c.wait_exit(), 1)
            self.assertIn("process has ended", c.stderr())

    def test_trace(self):
        with Client(PROGRAM) as c:
            c.initialize(trace="messages")
            c.open("untitled:Untitled-1", ACT)
            told = c.wait("a trace", lambda m: m.get("method") == "$/logTrace" and "checked" in m["params"]["message"])
            self.assertIn("Untitled-1", told["params"]["message"])
            self.assertNotIn("verbose", told["params"])
            c.notify("$/setTrace", {"value": "verbose"})
            c.open("untitled:Untitled-2", ACT)
            c.wait("a verbose trace", lambda m: m.get("method") == "$/logTrace" and "verbose" in m["params"])
            c.notify("$/setTrace", {"value": "off"})
            c.settle()
            traced = []

            def published(message):
                if message.get("method") == "$/logTrace":
                    traced.append(message)
                return (message.get("method") == "textDocument/publishDiagnostics"
                        and message["params"]["uri"] == "untitled:Untitled-3")

            c.open("untitled:Untitled-3", ACT)
            c.wait("diagnostics of a draft opened after tracing ended", published)
            self.assertEqual(traced, [])

    def converse_through(self, server, option):
        """The same conversation over a socket that the client listens on."""
        with Client.__new__(Client) as c:
            c.errors = tempfile.TemporaryFile()
            c.process = subprocess.Popen([PROGRAM, "lsp", option], stdin=subprocess.DEVNULL, stderr=c.errors)
            connection, _ = server.accept()
            c.out = connection.makefile("wb")
            c.inp = connection.makefile("rb")
            c.begin()
            c.initialize()
            c.open("untitled:a", ACT)
            self.assertTrue(c.diagnostics("untitled:a", 1))
            self.assertEqual(c.shutdown(), 0)
            connection.close()

    def test_socket(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.converse_through(server, f"--socket={server.getsockname()[1]}")

    def test_pipe(self):
        with tempfile.TemporaryDirectory() as directory, socket.socket(socket.AF_UNIX) as server:
            path = os.path.join(directory, "s")
            server.bind(path)
            server.listen()
            self.converse_through(server, f"--pipe={path}")

    def test_nobody_listens(self):
        done = subprocess.run([PROGRAM, "lsp", "--pipe", "/nowhere/at-all"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("/nowhere/at-all: cannot connect", done.stderr)


if __name__ == "__main__":
    unittest.main()
