#!/usr/bin/env python3
"""Runs cmwlint as a user does and compares what it says and how it ends.

run_case.py PROGRAM CASE_DIRECTORY

A case is a directory with (fixtures/ holds what several cases read)
  cmd           the command line after `cmwlint`; words like NAME=value before it go to the environment
  stdin         what it reads (default: nothing)
  exit          how it ends (default: 0)
  stdout, stderr              what it writes, exactly
  stdout.has, stderr.has      lines that each must occur somewhere in it
What has neither file is not compared. It runs in a copy of the case directory, from which ../ leads to a copy of tests/cli.
CMWLINT_ACCEPT=1 rewrites stdout, stderr and exit where they exist.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def command(text: str) -> tuple[dict[str, str], list[str]]:
    words = shlex.split(text)
    environment = {}
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        name, value = words.pop(0).split("=", 1)
        environment[name] = value
    return environment, words


def run(program: str, case: Path) -> subprocess.CompletedProcess:
    environment, words = command((case / "cmd").read_text(encoding="utf-8"))
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    clean = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "dumb", **environment}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            clean[name] = os.environ[name]
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch) / "cli"
        shutil.copytree(case.parent, here)
        return subprocess.run([program, *words], input=stdin, capture_output=True, cwd=here / case.name, env=clean,
                              timeout=120, check=False)


def compare(case: Path, name: str, actual: bytes) -> list[str]:
    shown = actual.decode("utf-8", errors="replace")
    golden = case / name
    if golden.exists():
        if os.environ.get("CMWLINT_ACCEPT"):
            golden.write_bytes(actual)
        expected = golden.read_text(encoding="utf-8")
        if expected != shown:
            return list(difflib.unified_diff(expected.splitlines(), shown.splitlines(), f"{name} expected", f"{name} actual",
                                             lineterm=""))
    parts = case / f"{name}.has"
    if parts.exists():
        lacking = [line for line in parts.read_text(encoding="utf-8").splitlines() if line and line not in shown]
        if lacking:
            return [f"{name} lacks: {line}" for line in lacking] + [f"{name} was:", shown]
    return []


def main() -> int:
    program, case = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
    result = run(program, case)
    expected = case / "exit"
    if os.environ.get("CMWLINT_ACCEPT") and expected.exists():
        expected.write_text(f"{result.returncode}\n", encoding="utf-8")
    wanted = int(expected.read_text(encoding="utf-8")) if expected.exists() else 0
    complaints = compare(case, "stdout", result.stdout) + compare(case, "stderr", result.stderr)
    if result.returncode != wanted:
        complaints.append(f"exit expected {wanted}, actual {result.returncode}")
        complaints.append(result.stderr.decode("utf-8", errors="replace"))
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
