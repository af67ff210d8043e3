#!/usr/bin/env python3
"""What cmwlint finds in a file, compared with what it should find.

findings.py PROGRAM FILE EXPECTATION...

An expectation is one of
  RULE@NUMBER        the rule speaks in the article (or paragraph) of that number: CRIM-001@42, EXP-001@79.8
  no-error@NUMBER    no rule of severity error speaks there
  no-error           nor anywhere
  only=RULE@N,...    the rule speaks in these articles and in no others: only=DET-001@1,6
  kind=NAME          the draft is taken for that
A file that is not there is skipped (exit 77), so that the program can be tested without the texts it was tried on.
"""

import json
import re
import subprocess
import sys
from pathlib import Path


def numbers(diagnostic: dict) -> set[str]:
    """Every number under which a lawyer would cite the place: 79 and 79.8 for art_79__para_79.8."""
    parts = diagnostic["provision"].get("eid", "").split("__")
    return {m.group(1) for part in parts if (m := re.fullmatch(r"(?:art|para)_([0-9][^_]*)(?:__dup\d+)?", part))}


def main() -> int:
    program, path, *expectations = sys.argv[1:]
    if not Path(path).exists():
        print(f"skipped: {path} is not here")
        return 77
    run = subprocess.run([program, "--format", "json", "--exit-zero", "--message-language", "en", path],
                         capture_output=True, check=False)
    if run.returncode != 0:
        print(run.stderr.decode(errors="replace"))
        return 1
    document = json.loads(run.stdout)["documents"][0]
    found = [(d["rule"], d["severity"], numbers(d), d) for d in document["diagnostics"]]
    errors = [f for f in found if f[1] == "error"]
    faults = []
    for wish in expectations:
        if match := re.fullmatch(r"kind=(.+)", wish):
            good = document["kind"] == match.group(1)
        elif match := re.fullmatch(r"only=([A-Z]+-\d+)@(.*)", wish):
            wanted = set(match.group(2).split(","))
            spoken = [f[2] for f in found if f[0] == match.group(1)]
            good = all(n & wanted for n in spoken) and wanted <= set().union(*spoken)
        elif wish == "no-error":
            good = not errors
        elif match := re.fullmatch(r"no-error@(.+)", wish):
            good = not any(match.group(1) in f[2] for f in errors)
        elif match := re.fullmatch(r"([A-Z]+-\d+)@(.+)", wish):
            good = any(f[0] == match.group(1) and match.group(2) in f[2] for f in found)
        else:
            raise SystemExit(f"no expectation: {wish}")
        if not good:
            faults.append(wish)
    if not faults:
        return 0
    print(f"{path}: not fulfilled: {' '.join(faults)}\nkind {document['kind']}, language {document['language']}; found:")
    for rule, severity, places, diagnostic in found:
        place = "{line}:{column}".format(**diagnostic["span"]["start"])
        print(f"  {severity} {rule} {sorted(places)} {place} {diagnostic['message']}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
