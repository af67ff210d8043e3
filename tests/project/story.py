#!/usr/bin/env python3
"""The life of a repository of drafts: clean, a violation, suppressed with a reason, expired, stale, a baseline, renumbered.

project_story.py PROGRAM RULES_DIRECTORY
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

program, rules = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NOVEMBER_2026 = "1795305600"

GOOD = "BORDER ACT\n\nArticle 1. Entry\nA person may enter at any crossing.\n\nArticle 2. Fees\nThe fee shall be published.\n"
BAD = GOOD + "\nArticle 3. Offences\nA person who enters elsewhere shall be imprisoned for one year.\n"


def run(*words: str, day: str = NOVEMBER_2026) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": day}
    return subprocess.run([program, *words], capture_output=True, text=True, env=environment, check=False)


def expect(step: str, result: subprocess.CompletedProcess, code: int, *has: str) -> None:
    both = result.stdout + result.stderr
    lacking = [words for words in has if words not in both]
    if result.returncode != code or lacking:
        sys.exit(f"{step}: exit {result.returncode} (expected {code}), lacks {lacking}\n{both}")


def suppressions(until: str = "") -> str:
    return Path("cmwlint-suppressions.toml").read_text(encoding="utf-8") + (f"until = {until}\n" if until else "")


def story() -> None:
    draft = Path("laws/border.md")
    draft.parent.mkdir()
    draft.write_text(GOOD, encoding="utf-8")
    expect("init", run("init"), 0, "wrote cmwlint.toml")
    expect("init twice", run("init"), 2, "exists already")
    Path("cmwlint.toml").write_text(
        f'fail-on = "warning"\nlanguage = "en"\n[rules]\nbuilt-in = false\npacks = ["{rules}"]\n', encoding="utf-8")
    expect("clean", run("laws"), 0, "no findings")

    draft.write_text(BAD, encoding="utf-8")
    expect("violation", run("laws"), 1, "laws/border.md:10:", "error[T-001]")
    expect("config off", run("laws", "--no-config", "--language", "en", "--rules", rules, "--no-builtin"), 1, "T-001")

    add = ["suppress", "add", str(draft), "--rule", "T-001", "--reason"]
    expect("no reason", run(*add, " "), 2, "the reason is empty")
    expect("suppress", run(*add, "under review by Parliament", "--by", "Ministry"), 0, "art_3")
    expect("suppressed", run("laws"), 0, "1 suppressed")
    expect("shown", run("laws", "--show-suppressed"), 0, "reason: under review by Parliament (Ministry")
    found = json.loads(run("laws", "--format", "json").stdout)["documents"][0]["suppressed"][0]
    assert found["rule"] == "T-001" and found["set_aside"]["reason"] == "under review by Parliament", found

    kept = suppressions()
    file = Path("cmwlint-suppressions.toml")
    file.write_text(suppressions("2026-01-31"), encoding="utf-8")
    expect("expired", run("laws"), 1, "error[T-001]", "warning[SUP-002]", "cmwlint-suppressions.toml:1:")
    expect("not yet expired", run("laws", day="1767225600"), 0, "1 suppressed")
    file.write_text(kept, encoding="utf-8")
    draft.write_text(BAD.replace("one year", "two years"), encoding="utf-8")
    expect("stale", run("laws"), 1, "error[T-001]", "warning[SUP-003]", "text-hash = ")
    draft.write_text(GOOD, encoding="utf-8")
    expect("unused", run("laws"), 1, "warning[SUP-001]")
    Path("treaties").mkdir()
    Path("treaties/other.md").write_text(GOOD, encoding="utf-8")
    expect("not asked for: another directory", run("treaties"), 0, "no findings")
    draft.rename("kept")
    expect("unused, its draft is gone", run("treaties"), 1, "warning[SUP-001]")
    Path("kept").rename(draft)
    expect("unused, one file of many", run("--fail-on", "error", str(draft)), 0)
    file.write_text(kept.replace("reason =", "reson ="), encoding="utf-8")
    expect("mistyped", run("laws"), 2, 'did you mean "reason"?', "gives no reason")
    file.unlink()

    draft.write_text(BAD.replace("A person who", "<!-- cmwlint: allow T-001: a test -->\nA person who"), encoding="utf-8")
    expect("comment", run("laws"), 0, "1 suppressed")
    draft.write_text(BAD.replace("A person who", "<!-- cmwlint: allow T-001 -->\nA person who"), encoding="utf-8")
    expect("comment without reason", run("laws"), 1, "error[SUP-004]", "error[T-001]")

    draft.write_text(BAD, encoding="utf-8")
    baseline = ["--baseline", "known.json"]
    expect("no baseline yet", run("laws", *baseline), 2, "--update-baseline")
    expect("baseline made", run("laws", *baseline, "--update-baseline"), 0)
    made = Path("known.json").read_text(encoding="utf-8")
    expect("baseline", run("laws", *baseline), 0, "1 in the baseline")
    expect("made again", run("laws", *baseline, "--update-baseline"), 0)
    assert Path("known.json").read_text(encoding="utf-8") == made and made.count("\n") == 4, made

    renumbered = BAD.replace("Article 3", "Article 12").replace("BORDER ACT\n", "BORDER ACT\n\n\n")
    draft.write_text(renumbered, encoding="utf-8")
    expect("renumbered", run("laws", *baseline), 0, "1 in the baseline")
    Path("laws/moved.md").write_text(renumbered, encoding="utf-8")
    expect("a copy is new", run("laws", *baseline), 1, "laws/moved.md", "1 in the baseline")
    draft.unlink()
    expect("moved to another file", run("laws", *baseline), 0, "1 in the baseline")
    Path("laws/moved.md").write_text(GOOD, encoding="utf-8")
    expect("mended", run("laws", *baseline), 0, "no longer found; --update-baseline")
    Path("known.json").write_text(made.replace('{"file"', '<<<<<<< ours\n{"file"'), encoding="utf-8")
    expect("conflict of a merge", run("laws", *baseline), 2, "known.json:3:1: error: ")


with tempfile.TemporaryDirectory() as scratch:
    os.chdir(scratch)
    story()
