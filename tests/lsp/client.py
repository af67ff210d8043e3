"""A small client of the language server, for tests: it writes messages, and reads what comes until it has what it waits for."""

import json
import os
import queue
import subprocess
import tempfile
import threading
import time
from pathlib import Path

PATIENCE = float(os.environ.get("CMWLINT_LSP_PATIENCE", "60"))  # seconds; generous, since machines are busy


class Gone(Exception):
    """The server has closed its output."""


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def uri_of(path) -> str:
    return Path(path).resolve().as_uri()


class Client:
    """One conversation. Answers to requests of the server are given by `answers`: method -> function of params."""

    def __init__(self, program, *options, cwd=None, environment=None):
        env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795305600"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                env[name] = os.environ[name]
        env.update(environment or {})
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([program, "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, env=env, cwd=cwd)
        self.out, self.inp = self.process.stdin, self.process.stdout
        self.begin()

    def begin(self):
        self.next_id = 0
        self.came = queue.Queue()
        self.answers = {"client/registerCapability": lambda p: None, "workspace/diagnostic/refresh": lambda p: None,
                        "window/workDoneProgress/create": lambda p: None}
        self.asked = []  # requests of the server
        self.published = {}  # uri -> last params of publishDiagnostics
        self.logged = []
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    # bytes

    def send_bytes(self, data: bytes):
        try:
            self.out.write(data)
            self.out.flush()
        except BrokenPipeError as gone:
            raise Gone from gone

    def send(self, message):
        self.send_bytes(framed(json.dumps(message).encode()))

    def _listen(self):
        try:
            while True:
                length = None
                while True:
                    line = self.inp.readline()
                    if not line:
                        self.came.put(None)
                        return
                    if line == b"\r\n":
                        break
                    name, _, value = line.partition(b":")
                    assert name == b"Content-Length", line
                    length = int(value)
                body = self.inp.read(length)
                self.came.put(json.loads(body.decode("utf-8")))
        except Exception as wrong:  # pylint: disable=broad-except
            self.came.put({"unreadable": repr(wrong)})

    # messages

    def _next(self, patience):
        message = self.came.get(timeout=patience)
        if message is None:
            self.came.put(None)
            raise Gone
        assert "unreadable" not in message, message
        if "method" in message and "id" in message:
            self.asked.append(message)
            answer = self.answers.get(message["method"])
            if answer is None:
                self.send({"jsonrpc": "2.0", "id": message["id"], "error": {"code": -32601, "message": "no"}})
            else:
                self.send({"jsonrpc": "2.0", "id": message["id"], "result": answer(message.get("params"))})
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]
        if message.get("method") in ("window/logMessage", "window/showMessage"):
            self.logged.append(message["params"])
        return message

    def wait(self, what, wanted, patience=None):
        """The next message for which `wanted` is true; others are read and kept in mind on the way."""
        deadline = time.monotonic() + (patience or PATIENCE)
        while True:
            left = deadline - time.monotonic()
            try:
                message = self._next(max(left, 0.001))
            except queue.Empty:
                raise AssertionError(f"waited in vain for {what}; stderr: {self.stderr()}") from None
            if wanted(message):
                return message

    def notify(self, method, params=None):
        self.send({"jsonrpc": "2.0", "method": method, "params": params if params is not None else {}})

    def start(self, method, params=None):
        self.next_id += 1
        message = {"jsonrpc": "2.0", "id": self.next_id, "method": method}
        if params is not None:
            message["params"] = params
        self.send(message)
        return self.next_id

    def answer_to(self, number):
        return self.wait(f"the answer to request {number}", lambda m: m.get("id") == number and "method" not in m)

    def request(self, method, params=None):
        return self.answer_to(self.start(method, params))

    def result(self, method, params=None):
        answer = self.request(method, params)
        assert "result" in answer, answer
        return answer["result"]

    def error(self, method, params=None):
        answer = self.request(method, params)
        assert "error" in answer, answer
        return answer["error"]["code"]

    # the protocol

    def initialize(self, capabilities=None, root=None, **more):
        params = {"processId": os.getpid(), "rootUri": uri_of(root) if root else None,
                  "capabilities": capabilities or {}, **more}
        result = self.result("initialize", params)
        self.notify("initialized")
        return result

    def open(self, uri, text, language="plaintext", version=1):
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": version,
                                                              "text": text}})

    def change(self, uri, version, *changes):
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                               "contentChanges": list(changes)})

    def diagnostics(self, uri, version=None):
        """Those published of a file; with a version, of that one."""

        def wanted(message):
            params = message.get("params") or {}
            return (message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
                    and (version is None or params.get("version") == version))

        return self.wait(f"diagnostics of {uri}, version {version}", wanted)["params"]["diagnostics"]

    def settle(self):
        """Until the server has come to all that was sent and is idle: an answer to a request is the sign."""
        self.request("cmwlint/noSuchRequest")

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode("utf-8", "replace")[-4000:]

    def wait_exit(self, patience=None):
        try:
            return self.process.wait(patience or PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the server does not end") from None

    def shutdown(self):
        """Ends the conversation as the protocol has it; the exit code."""
        assert self.result("shutdown") is None
        self.notify("exit")
        return self.wait_exit()

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.listener.join(PATIENCE)
        for stream in (self.out, self.inp, self.errors):
            try:
                stream.close()
            except BrokenPipeError:
                pass  # what was not sent is not wanted any more

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def edit(line, character, end_line, end_character, text):
    return {"range": {"start": {"line": line, "character": character},
                      "end": {"line": end_line, "character": end_character}}, "text": text}
