#!/usr/bin/env python3
"""An example's findings, or what else the program writes of it, against what is written down.

golden.py PROGRAM EXAMPLE GOLDEN [ARGUMENT…]    the program is run with the arguments, by default to list findings

CMWLINT_ACCEPT=1 writes GOLDEN anew: read the difference before it is committed.
"""

import difflib
import os
import subprocess
import sys
from pathlib import Path

program, example, golden = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
arguments = sys.argv[4:] or ["--format", "concise", "--message-language", "en"]
run = subprocess.run([program, *arguments, "--exit-zero", example.name], cwd=example.parent, capture_output=True,
                     check=False)
if run.returncode != 0:
    sys.exit(run.stderr.decode(errors="replace"))
found = run.stdout.decode()
if os.environ.get("CMWLINT_ACCEPT"):
    golden.parent.mkdir(exist_ok=True)
    golden.write_text(found, encoding="utf-8")
if not golden.exists():
    sys.exit(f"{golden} is missing: run again with CMWLINT_ACCEPT=1")
expected = golden.read_text(encoding="utf-8")
if expected != found:
    print("\n".join(difflib.unified_diff(expected.splitlines(), found.splitlines(), "written down", "found", lineterm="")))
    sys.exit(1)
