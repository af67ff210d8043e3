#!/usr/bin/env python3
"""Visits the pages that cmwlint writes with Chromium, as a reader does: filters, keys, marks in the text; nothing on the console, nothing
asked of the network, nothing that axe-core objects to, light and dark. In Latin, Arabic and Chinese script.

pages.py PROGRAM DIRECTORY    DIRECTORY keeps what npm installs, and the pages

Skips where Chromium, npm or the registry cannot be had. How long a law of 1 MB takes to open is printed, not judged.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from npm import installed
from repository import ROOT, check, skip

SCRIPT = Path(__file__).resolve().parent / "pages" / "visit.cjs"
LANGUAGES = ("en", "ar", "zh")


def written(program: str, page: Path, *words: str) -> Path:
    run = subprocess.run([program, *words], cwd=ROOT / "examples", capture_output=True, text=True, timeout=300, check=False)
    check(run.returncode in (0, 1) and page.exists(), f"{' '.join(words)}: ended with {run.returncode}\n{run.stderr}")
    return page


def big_law(directory: Path) -> Path:
    """Mostly about other matters, as laws are."""
    other = (ROOT / "tests/product/unrelated.en.txt").read_text(encoding="utf-8") + "\n\n"
    text = other * 20 + (ROOT / "examples/law.en.txt").read_text(encoding="utf-8") + "\n\n"
    path = directory / "big.txt"
    path.write_text(text * (1_000_000 // len(text.encode()) + 1), encoding="utf-8")
    return path


def pages(program: str, directory: Path) -> list[str]:
    out = []
    for language in LANGUAGES:
        common = [f"law.{language}.txt", "--message-language", language]
        report, brief, matrix = (directory / f"{name}.{language}.html" for name in ("report", "brief", "matrix"))
        out.append(f"report={written(program, report, *common, '--no-config', '--format', f'html={report}')}")
        out.append(f"plain={written(program, brief, 'brief', *common, '--output', str(brief))}")
        out.append(f"plain={written(program, matrix, 'matrix', *common, '--output', str(matrix))}")
    big = directory / "big.html"
    out.append(f"big={written(program, big, str(big_law(directory)), '--format', f'html={big}')}")
    return out


def levels(program: str, draft: str) -> list[str]:
    run = subprocess.run([program, draft, "--no-config", "--format", "json"], cwd=ROOT / "examples", capture_output=True, text=True,
                         timeout=300, check=False)
    return [d["severity"] for d in json.loads(run.stdout)["documents"][0]["diagnostics"]]


def judge(program: str, seen: dict) -> None:
    name = Path(seen["file"]).name
    for what in ("console", "requests"):
        check(not seen[what], f"{name}: {what}: {seen[what]}")
    check(not seen.get("axe"), f"{name}: axe-core objects:\n" + "\n".join(seen.get("axe", [])))
    if seen["kind"] == "big":
        print(f"{name}: a law of 1 MB opened in {seen['milliseconds']} ms")
        return
    language = name.split(".")[1]
    check(seen["html"] == [language, "rtl" if language == "ar" else "ltr"], f"{name} says it is {seen['html']}")
    if seen["kind"] != "report":
        return
    found = levels(program, f"law.{language}.txt")
    check(seen["all"] == seen["again"] == len(found), f"{name}: {len(found)} findings, shown {seen['all']}, later {seen['again']}")
    check(seen["errors"] == seen["says"] == found.count("error"),
          f"{name}: {found.count('error')} errors, shown {seen['errors']}, said {seen['says']}")
    check(0 < seen["theme"] < len(found), f"{name}: one theme shows {seen['theme']} of {len(found)}")
    first, second, back = seen["steps"]
    check(first is not None and first == back != second, f"{name}: j, j, k led to {seen['steps']}")
    check(seen["escaped"], f"{name}: Escape leaves a finding chosen")
    cards, current = seen["mark"]
    check(current is not None and current.removeprefix("c") in cards.split(), f"{name}: a mark of {cards} led to {current}")


def main() -> None:
    program, directory = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
    chromium = shutil.which("chromium")
    if not chromium:
        skip("chromium is not installed (apt-get install chromium)")
    modules = installed("pages", directory)
    asked = pages(program, directory)
    run = subprocess.run(["node", str(SCRIPT), chromium, *asked], capture_output=True, text=True, timeout=900, check=False,
                         env={**os.environ, "NODE_PATH": str(modules / "node_modules")})
    check(run.returncode == 0, f"the visit failed: {run.stderr[-4000:]}")
    lines = run.stdout.splitlines()
    check(len(lines) == len(asked), f"{len(lines)} of {len(asked)} pages were visited")
    for line in lines:
        judge(program, json.loads(line))
    print(f"{len(lines)} pages, no mistakes")


if __name__ == "__main__":
    main()
