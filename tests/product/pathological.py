#!/usr/bin/env python3
"""Input that nobody should hand to a linter, and that somebody will.

pathological.py PROGRAM CASE DIRECTORY EXAMPLES     makes the file in DIRECTORY, checks it, and says how long it took.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

# Builds that are slow by nature (sanitizers) take smaller ones: MEGABYTE then stands for part of one.
MEGABYTE = int(1_000_000 * float(os.environ.get("CMWLINT_TEST_SCALE", "1")))


def examples(directory: Path, language: str) -> str:
    return (directory / f"law.{language}.txt").read_text(encoding="utf-8")


def big_law(directory: Path, language: str, size: int = 10 * MEGABYTE) -> bytes:
    text = examples(directory, language).encode() + b"\n\n"
    return text * (size // len(text) + 1)


def one_line(directory: Path, language: str) -> bytes:
    text = " ".join(examples(directory, language).split()).encode() + b" "
    return text * (5 * MEGABYTE // len(text) + 1)


def random_bytes(size: int) -> bytes:
    return random.Random(20240229).randbytes(size)


def scripts() -> bytes:
    """A word of each script in turn, so that no language can settle."""
    words = ["detained ", "задержан ", "احتجاز ", "拘留", "tutulma ", "détenu ", "niño ", "κράτηση ", "억류 ", "הרחקה "]
    out, size = [], 0
    source = random.Random(7)
    while size < MEGABYTE:
        word = source.choice(words) + source.choice(["", "", "\n", ". ", "، ", "；", "1 "])
        out.append(word)
        size += len(word.encode())
    return "".join(out).encode()


def nested(depth: int) -> bytes:
    points = "".join("  " * min(i, 40) + f"({'abcdefgh'[i % 8]}) a child may be detained:\n" for i in range(depth))
    return ("Immigration Act\n\nArticle 1. The following applies:\n" + points).encode()


def brackets(depth: int) -> bytes:
    return b"Immigration Act\n\nArticle 1. A child may be " + b"(" * depth + b"detained" + b")" * depth + b".\n"


def sentence_without_end() -> bytes:
    """Sentences are units of judgement: one of a megabyte must cost no more than a thousand of a kilobyte."""
    return b"Immigration Act\n\nArticle 1. A foreigner " + b"who enters without a visa, a child who is detained, a worker, " * 16_000 + b"is punished by imprisonment.\n"


def penal_clauses() -> bytes:
    """Each refers to every other provision."""
    duties = "".join(f"Article {i}. No person shall enter the country without a visa.\n\n" for i in range(1, 2001))
    clauses = "".join(f"Article {i}. A person who contravenes articles 1 to 2000 is liable to imprisonment.\n\n" for i in range(2001, 2201))
    return ("Immigration Act\n\n" + duties + clauses).encode()


def defined_terms() -> bytes:
    terms = "".join(f'"Term{i}" means the detention of a foreign national.\n' for i in range(3000))
    uses = "".join(f"Article {i}. A child may be placed in Term{i}.\n\n" for i in range(2, 3000))
    return ("Immigration Act\n\nArticle 1. In this Act:\n" + terms + "\n" + uses).encode()


def make(case: str, directory: Path) -> bytes:
    name, _, language = case.partition("-")
    if name == "law":
        return big_law(directory, language)
    if name == "line":
        return one_line(directory, language)
    return {
        "random": lambda: random_bytes(MEGABYTE),
        "empty": lambda: b"",
        "spaces": lambda: b" \n" * MEGABYTE,
        "zeros": lambda: b"\0" * MEGABYTE,
        "headings": lambda: b"Immigration Act\n\n" + b"".join(b"Article %d. A child may be detained.\n" % i for i in range(1, 100_001)),
        "nesting": lambda: nested(10_000),
        "brackets": lambda: brackets(100_000),
        "scripts": scripts,
        "sentence": sentence_without_end,
        "penal": penal_clauses,
        "terms": defined_terms,
        "broken": lambda: big_law(directory, "ru", MEGABYTE).replace(b"\xd0", b"\xd0\xd0"),
    }[name]()


# How each ends: 0 or 1 where it was checked, 2 with words where it could not be.
ENDS = {"random": {2}, "empty": {0, 2}, "spaces": {0, 2}, "zeros": {2}, "scripts": {0, 1}, "broken": {0, 1, 2}, "brackets": {0, 1}}


def main() -> int:
    program, case, scratch, directory = sys.argv[1:5]
    path = Path(scratch) / f"{case}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(make(case, Path(directory)))
    began = time.monotonic()
    # Without line ends there are no articles to tell a law by.
    kind = ["--kind", "law"] if case.startswith("line") else []
    run = subprocess.run([program, "--format", "json", *kind, path.name], cwd=path.parent, capture_output=True, check=False)
    took = time.monotonic() - began
    said = run.stderr.decode(errors="replace")
    print(f"{case}: {path.stat().st_size / MEGABYTE:.1f} MB, {took:.2f} s, ended with {run.returncode}\n{said[:2000]}")
    path.unlink()
    if run.returncode not in ENDS.get(case, {1}):
        print("it should have ended with one of", ENDS.get(case, {1}))
        return 1
    if run.returncode == 2:
        return 0 if case in said else 1  # it must say which file and why
    documents = json.loads(run.stdout)["documents"]
    print(f"{len(documents[0]['diagnostics'])} findings, kind {documents[0]['kind']}, language {documents[0]['language']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
