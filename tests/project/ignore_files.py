#!/usr/bin/env python3
"""Ignore files: cmwlint passes over what git itself ignores, over random trees and random .gitignore files.

ignore_files.py PROGRAM [TRIALS [SEED]]     needs git; ends with 77 (skipped) where there is none
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

program = os.path.abspath(sys.argv[1])
TRIALS = int(sys.argv[2]) if len(sys.argv) > 2 else 60
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20261122
NAMES = ["a", "b", "ab", "old", "laws", "قانون", "法", "x y", "#c", "!d", "a[b", "draft-1", "draft-2", "é"]
# No "a**/": git 2.39 reads it now as "a*/", now as "a/**/", by where its strings lie in memory.
PIECES = ["*", "?", "a", "b", "old", "laws", "draft-*", "draft-[0-9]", "[ab]", "[!a]*", "[^b]", "*.txt", "a*", "*b", "??", "x y",
          r"\#c", r"\!d", r"a\[b", r"\a", "[[:alpha:]]", "[]a]", "[a", "法", "?انون", "é", "draft-1.txt", "*.md", "]", "[a-]"]
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull,
               "GIT_CONFIG_NOSYSTEM": "1", "HOME": "/nonexistent"}


def pattern(chance: random.Random) -> str:
    parts = [chance.choice(PIECES + ["**"] * 4) if chance.random() < 0.9 else chance.choice(NAMES)
             for _ in range(chance.choice([1, 1, 1, 2, 2, 3]))]
    if len(parts) > 1:  # "[a/b]" is a class with a slash in it, which nobody writes
        parts = [p for p in parts if not ("[" in p and "]" not in p)] or ["a", "b"]
    text = "/".join(parts)
    if chance.random() < 0.25:
        text = "/" + text
    if chance.random() < 0.3:
        text += "/"
    if chance.random() < 0.3:
        text = "!" + text
    return text + chance.choice(["", "", "", "", "  ", "\\ "])


def ignore_text(chance: random.Random) -> str:
    lines = [chance.choice(["", "# words", pattern(chance), pattern(chance), pattern(chance)])
             for _ in range(chance.randint(1, 5))]
    return chance.choice(["\n", "\n", "\r\n"]).join(lines) + chance.choice(["", "\n"])


def plant(root: Path, chance: random.Random) -> None:
    for _ in range(30):
        names = [chance.choice(NAMES) for _ in range(chance.randint(1, 4))]
        directory = root.joinpath(*names[:-1])
        if any(p.is_file() for p in [directory, *directory.parents]):
            continue
        directory.mkdir(parents=True, exist_ok=True)
        file = directory / (names[-1] + chance.choice([".txt", ".md", ".txt", ".pdf"]))
        if not file.is_dir():
            file.write_text("Article 1. Fees\nThe fee shall be published.\n", encoding="utf-8")
        if chance.random() < 0.3:
            (directory / ".gitignore").write_text(ignore_text(chance), encoding="utf-8", newline="")
    (root / ".gitignore").write_text(ignore_text(chance), encoding="utf-8", newline="")
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "exclude").write_text(ignore_text(chance), encoding="utf-8", newline="")


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess:
    return subprocess.run(words, capture_output=True, cwd=cwd, env=ENVIRONMENT, check=False, timeout=60)


def seen_by_git(root: Path, below: str) -> set[str]:
    listed = run("git", "ls-files", "-z", "--others", "--exclude-standard", "--", below, cwd=root).stdout.decode("utf-8")
    return {p for p in listed.split("\0") if p.endswith((".txt", ".md")) and not any(n.startswith(".") for n in p.split("/"))}


def checked(cwd: Path, *words: str) -> tuple[set[str], str]:
    result = run(program, "--no-config", "--language", "en", "--format", "json", "--exit-zero", "-v", *words, cwd=cwd)
    report = json.loads(result.stdout)
    return {d["path"].removeprefix("./") for d in report["documents"]}, result.stderr.decode("utf-8")


def trial(number: int) -> None:
    chance = random.Random(SEED + number)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        run("git", "init", "-q", cwd=root)
        plant(root, chance)
        expected = seen_by_git(root, ".")
        actual, said = checked(root, ".")
        if actual != expected:
            patterns = "".join(f"--- {p.relative_to(root)}\n{p.read_text(encoding='utf-8')}\n"
                               for p in [*root.rglob(".gitignore"), root / ".git/info/exclude"])
            sys.exit(f"trial {number}: checked though git ignores it: {sorted(actual - expected)}\n"
                     f"passed over though git does not ignore it: {sorted(expected - actual)}\n{patterns}\n{said}")
        # From below, the ignore files above count too. (A directory that is ignored but named is walked all the same.)
        for directory in sorted({p.split("/")[0] for p in expected if "/" in p}):
            below, _ = checked(root / directory, ".")
            wanted = {p.removeprefix(directory + "/") for p in expected if p.startswith(directory + "/")}
            assert below == wanted, f"trial {number}, in {directory}: {below ^ wanted}"


def worktrees() -> None:
    """.git is a file in a worktree: info/exclude is that of the repository."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "main"
        root.mkdir()
        git = ("git", "-c", "user.name=a", "-c", "user.email=a@b")
        run("git", "init", "-q", cwd=root)
        run(*git, "commit", "-q", "--allow-empty", "-m", "first", cwd=root)
        run("git", "worktree", "add", "-q", "../other", cwd=root)
        (root / ".git/info").mkdir(exist_ok=True)
        (root / ".git/info/exclude").write_text("private.txt\n", encoding="utf-8")
        other = root.parent / "other"
        for name in ("private.txt", "public.txt"):
            (other / name).write_text("Article 1. Fees\nThe fee shall be published.\n", encoding="utf-8")
        assert checked(other, ".")[0] == {"public.txt"}, checked(other, ".")


def ours() -> None:
    """.cmwlintignore outweighs .gitignore, holds without git, and never keeps out what is named; --no-ignore ends it."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name in ("laws/a.md", "laws/b.md", "laws/old/c.md", "made/d.md"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("Article 1. Fees\nThe fee shall be published.\n", encoding="utf-8")
        (root / ".gitignore").write_text("made/\n", encoding="utf-8")
        (root / ".cmwlintignore").write_text("!made/\nold/\n/laws/b.md\n", encoding="utf-8")
        assert checked(root, ".")[0] == {"laws/a.md", "made/d.md"}
        files, said = checked(root, "laws")  # outside of git, files above count up to the working directory
        assert files == {"laws/a.md"}, files
        assert "passed over: laws/old/" in said and ".cmwlintignore:2: old/" in said, said
        assert checked(root, "laws", "laws/b.md")[0] == {"laws/a.md", "laws/b.md"}
        assert checked(root, "laws/old")[0] == {"laws/old/c.md"}, "a directory that is named is walked"
        assert checked(root, "--no-ignore", ".")[0] == {"laws/a.md", "laws/b.md", "laws/old/c.md", "made/d.md"}
        (root / "laws/.cmwlintignore").write_text("*.md\n", encoding="utf-8")
        result = run(program, "--no-config", "laws", cwd=root)
        assert result.returncode == 2 and b"ignore files leave no drafts" in result.stderr, result


if shutil.which("git") is None:
    print("git is not installed: nothing was compared")
    sys.exit(77)
ours()
worktrees()
for i in range(TRIALS):
    trial(i)
print(f"{TRIALS} trees: as git sees them")
