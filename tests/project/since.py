#!/usr/bin/env python3
"""Changes only: a real git repository of drafts in three languages, from version to version.

since.py PROGRAM
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

program = os.path.abspath(sys.argv[1])

# Article by article: the law, an offence that is found, a new one, and the offence under another number.
LAWS = {
    "en": {"title": "BORDER ACT", "article": "Article {}. {}\n{}\n",
           "entry": ("Entry", "A person may enter at any crossing."),
           "offence": ("Offences", "A person who enters the territory irregularly shall be imprisoned for one year."),
           "fees": ("Fees", "The fees are published every year in the gazette."),
           "one": "one year", "two": "two years",
           "more": ("Stay", "An alien who remains in the territory irregularly shall be imprisoned for two years.")},
    "ar": {"title": "قانون الحدود", "article": "المادة {}: {}\n{}\n",
           "entry": ("الدخول", "يجوز لكل شخص الدخول من أي معبر."),
           "offence": ("الجرائم", "يعاقب بالحبس مدة سنة كل من دخل البلاد بصورة غير قانونية."),
           "fees": ("الرسوم", "تنشر الرسوم كل عام في الجريدة الرسمية."),
           "one": "مدة سنة", "two": "مدة سنتين",
           "more": ("الإقامة", "يعاقب بالحبس كل أجنبي يقيم في البلاد بصورة غير قانونية.")},
    "zh": {"title": "边境管理法", "article": "第{}条 {}\n{}\n",
           "entry": ("入境", "任何人可以从开放口岸入境。"),
           "offence": ("处罚", "外国人非法入境的，处一年有期徒刑。"),
           "fees": ("费用", "费用每年在公报上公布。"),
           "one": "一年有期", "two": "二年有期",
           "more": ("居留", "外国人非法居留的，处二年有期徒刑。")},
}


def law(language: str, *names: str) -> str:
    words = LAWS[language]
    number = (lambda n: "一二三四五六"[n]) if language == "zh" else (lambda n: str(n + 1))
    articles = (words["article"].format(number(n), *words[name]) for n, name in enumerate(names))
    return words["title"] + "\n\n" + "\n".join(articles)


def git(*words: str, check: bool = True) -> str:
    done = subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false",
                           "-c", "protocol.file.allow=always", *words],
                          capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        sys.exit(f"git {words}: {done.stderr}")
    return done.stdout


def run(*words: str, path: str = os.environ.get("PATH", ""), stdin: str = "", **more: str) -> subprocess.CompletedProcess:
    environment = {"PATH": path, "HOME": os.getcwd(), "LC_ALL": "C.UTF-8", **more}
    return subprocess.run([program, *words], input=stdin, capture_output=True, text=True, env=environment, check=False)


def expect(step: str, result: subprocess.CompletedProcess, code: int, *has: str, lacks: str = "") -> None:
    both = result.stdout + result.stderr
    missing = [words for words in has if words not in both]
    if result.returncode != code or missing or (lacks and lacks in both):
        sys.exit(f"{step}: exit {result.returncode} (expected {code}), lacks {missing}, has {lacks!r}\n{both}")


def found(*words: str) -> tuple[list, list]:
    document = json.loads(run("--format", "json", "--select", "CRIM", *words).stdout)["documents"][0]
    rows = lambda key: [(d["rule"], d["provision"]["start_line"]) for d in document.get(key, [])]
    return rows("diagnostics"), rows("suppressed")


def one_language(language: str) -> None:
    words = LAWS[language]
    draft = Path(f"laws/{language}.txt")
    check = ["--select", "CRIM", "--language", language]
    step = lambda name: f"{name} ({language})"
    draft.write_text(law(language, "entry", "offence"), encoding="utf-8")
    git("add", "."), git("commit", "-qm", "first")
    expect(step("found at all"), run(*check, str(draft)), 1)
    expect(step("nothing changed"), run(*check, "--since", "HEAD", str(draft)), 0,
           "1 finding in a provision that did not change since HEAD is not shown")

    draft.write_text(law(language, "fees", "entry", "offence").replace("\n\n", "\n\n\n"), encoding="utf-8")
    expect(step("renumbered, not even staged"), run(*check, "--since", "HEAD", str(draft)), 0, "is not shown")
    draft.write_text(law(language, "offence", "entry").replace("\n", "\r\n"), encoding="utf-8", newline="")
    expect(step("moved"), run(*check, "--since", "HEAD", str(draft)), 0, "is not shown")
    draft.write_text(law(language, "fees", "entry", "offence", "more"), encoding="utf-8")
    fresh, old = found("--since", "HEAD", "--language", language, str(draft))
    assert len(fresh) >= 1 and len(old) == 1 and fresh[0][1] > old[0][1], (language, fresh, old)
    expect(step("a new one"), run(*check, "--since", "HEAD", str(draft)), 1, "is not shown")
    draft.write_text(law(language, "entry", "offence").replace(words["one"], words["two"]), encoding="utf-8")
    expect(step("another figure"), run(*check, "--since", "HEAD", str(draft)), 1, lacks="not shown")

    git("mv", str(draft), f"laws/new.{language}.txt")
    renamed = f"laws/new.{language}.txt"
    Path(renamed).write_text(law(language, "fees", "entry", "offence"), encoding="utf-8")
    expect(step("renamed"), run(*check, "--since", "HEAD", renamed), 0, "is not shown")
    expect(step("shown"), run(*check, "--since", "HEAD", "--show-suppressed", renamed), 0, "unchanged error[CRIM-001]",
           "nothing here changed since HEAD")
    Path(f"laws/untracked.{language}.txt").write_text(law(language, "offence"), encoding="utf-8")
    expect(step("not tracked"), run(*check, "--since", "HEAD", f"laws/untracked.{language}.txt"), 1, lacks="not shown")
    Path(f"laws/untracked.{language}.txt").unlink()
    git("add", "."), git("commit", "-qm", "renamed")
    expect(step("two commits back"), run(*check, "--since", "HEAD~1", renamed), 0, "is not shown")


def whole_draft() -> None:
    """What is missing from the whole draft is new only if it was not missing before."""
    draft = Path("laws/whole.txt")
    detains = "Article 1. Detention\nA foreign national without a permit shall be detained for 30 days.\n"
    draft.write_text("FOREIGNERS ACT\n\n" + detains, encoding="utf-8")
    git("add", "."), git("commit", "-qm", "whole")
    document = json.loads(run("--format", "json", str(draft)).stdout)["documents"][0]
    absent = {d["rule"] for d in document["diagnostics"] if d["provision"]["label"] in ("", "root")}
    draft.write_text("FOREIGNERS ACT\n\n" + detains + "\nArticle 2. Fees\nFees are published.\n", encoding="utf-8")
    document = json.loads(run("--format", "json", "--since", "HEAD", str(draft)).stdout)["documents"][0]
    assert not document["diagnostics"], [d["rule"] for d in document["diagnostics"]]
    aside = {(d["rule"], d["set_aside"]["by"], d["set_aside"]["written_in"]) for d in document["suppressed"]}
    assert {(rule, "unchanged", "HEAD") for rule in absent} <= aside and aside, (absent, aside)
    git("checkout", "-q", "--", ".")


def with_others() -> None:
    """Suppressions and baselines come first; every finding is set aside once; formats say by what."""
    draft = Path("laws/new.en.txt")
    add = ["suppress", "add", str(draft), "--rule", "CRIM-001", "--reason", "under review", "--suppressions",
           "cmwlint-suppressions.toml"]
    expect("suppress", run(*add), 0)
    expect("suppressed, not unchanged", run("--select", "CRIM", "--since", "HEAD", str(draft)), 0, "1 suppressed",
           lacks="not shown")
    Path("cmwlint-suppressions.toml").unlink()
    baseline = ["--select", "CRIM", "--baseline", "known.json"]
    expect("baseline", run(*baseline, "--update-baseline", str(draft)), 0)
    expect("baseline and since", run(*baseline, "--since", "HEAD", str(draft)), 0, "1 in the baseline", lacks="no longer")
    expect("both at once", run(*baseline, "--update-baseline", "--since", "HEAD", str(draft)), 2, "excludes")
    Path("known.json").unlink()
    kept = draft.read_text(encoding="utf-8")
    for text, code in ((kept, 0), (kept.replace("one year", "two years"), 1), (law("en", "offence", "fees"), 0)):
        draft.write_text(text, encoding="utf-8")
        for which in ("first", "again"):
            expect(f"with a cache, {which}", run("--cache", "--select", "CRIM", "--since", "HEAD", str(draft)), code)
    draft.write_text(kept, encoding="utf-8")
    sarif = json.loads(run("--select", "CRIM", "--since", "HEAD", "--format", "sarif", str(draft)).stdout)
    results = sarif["runs"][0]["results"]
    assert [r["suppressions"][0]["justification"] for r in results] == ["nothing here changed since HEAD"], results
    for format in ("concise", "ndjson", "github", "gitlab", "junit", "checkstyle", "tap", "csv"):
        expect(format, run("--select", "CRIM", "--since", "HEAD", "--format", format, str(draft)), 0, lacks="irregular entry")
    expect("markdown", run("--select", "CRIM", "--since", "HEAD", "--format", "markdown", str(draft)), 0, "did not change")


def mishaps() -> None:
    """What can go wrong is told with what to do, and ends with 2."""
    draft = "laws/new.en.txt"
    expect("no such revision", run("--since", "nowhere", "laws"), 2, 'no revision "nowhere"', "name a commit")
    expect("an option as revision", run("--since=--help", draft), 2, 'no revision "--help"')
    expect("a file as revision", run("--since", "HEAD:laws", draft), 2, "no revision")
    expect("no git", run("--since", "HEAD", draft, path="/nowhere"), 2, "install git")
    with tempfile.TemporaryDirectory() as outside:
        shutil.copy(draft, outside)
        expect("no repository", run("--since", "HEAD", "--select", "CRIM", f"{outside}/new.en.txt", draft), 2,
               "lies in no git repository", "is not shown")
        git("init", "-q", f"{outside}/other")
        shutil.copy(draft, f"{outside}/other")
        expect("a repository without commits", run("--since", "HEAD", f"{outside}/other/new.en.txt"), 2, "no revision")
        git("clone", "-q", "--depth", "1", f"file://{os.getcwd()}", f"{outside}/shallow")
        expect("shallow", run("--since", "HEAD~1", f"{outside}/shallow/{draft}"), 2, "shallow", "fetch-depth: 0")
    expect("standard input", run("--since", "HEAD", "-", stdin=Path(draft).read_text(encoding="utf-8")), 2, "--stdin-name")
    expect("standard input with a name", run("--since", "HEAD", "--select", "CRIM", "--stdin-name", draft, "-",
                                             stdin=Path(draft).read_text(encoding="utf-8")), 0, "is not shown")
    expect("inside a hook", run("--since", "HEAD", "--select", "CRIM", draft, GIT_DIR="/nowhere", GIT_INDEX_FILE="x"), 0,
           "is not shown")
    odd = Path("laws/-odd 'name' \u00e9 *.txt")
    odd.write_text(law("en", "offence"), encoding="utf-8")
    git("add", "."), git("commit", "-qm", "odd")
    odd.write_text(law("en", "fees", "offence"), encoding="utf-8")
    expect("an odd name", run("--since", "HEAD", "--select", "CRIM", str(odd)), 0, "is not shown")


def branches() -> None:
    """With dots: since the branch left the other one, whatever happened there."""
    git("checkout", "-q", "--", ".")
    git("branch", "-M", "main")
    git("checkout", "-qb", "topic")
    git("checkout", "-q", "main")
    Path("laws/new.en.txt").write_text(law("en", "fees", "entry"), encoding="utf-8")
    git("commit", "-qam", "the offence is gone on main")
    git("checkout", "-q", "topic")
    expect("since main", run("--since", "main", "--select", "CRIM", "laws/new.en.txt"), 1, "CRIM-001")
    expect("since the branch left main", run("--since", "main...", "--select", "CRIM", "laws/new.en.txt"), 0, "is not shown")


def rounds(language: str) -> None:
    """cmwlint diff, from round to round, also against git."""
    old, new = Path(f"{language}.1.txt"), Path(f"{language}.2.html")
    diff = ["diff", "--select", "CRIM", "--language", language, "--format", "json", "--all"]
    old.write_text(law(language, "entry", "offence"), encoding="utf-8")

    def tally(step: str, code: int, newer: str) -> dict:
        rows = "".join(f"<p>{line}</p>\n" for line in newer.split("\n") if line)
        new.write_text(f"<html><body>{rows}</body></html>", encoding="utf-16")
        result = run(*diff, str(old), str(new))
        if result.returncode != code:
            sys.exit(f"{step} ({language}): exit {result.returncode}\n{result.stdout}{result.stderr}")
        return {name: n for name, n in json.loads(result.stdout)["tally"]["findings"].items() if n}

    words = LAWS[language]
    assert tally("same", 0, law(language, "fees", "entry", "offence")) == {"same": 1}, language
    figure = tally("reworded", 0, law(language, "fees", "offence").replace(words["one"], words["two"]))
    assert figure == {"reworded": 1}, (language, figure)
    more = tally("introduced", 1, law(language, "offence", "fees", "more"))
    assert more["introduced"] >= 1 and more["same"] == 1, (language, more)
    gone = tally("resolved", 0, law(language, "fees", "entry"))
    assert gone == {"resolved": 1}, (language, gone)
    git("add", "."), git("commit", "-qm", "rounds")
    old.write_text(law(language, "offence", "more"), encoding="utf-8")
    result = run("diff", "--select", "CRIM", "--language", language, f"HEAD:{old}", str(old))
    expect(f"diff against git ({language})", result, 1, f"HEAD:{old} → {old}", "introduced")


if shutil.which("git") is None:
    print("git is not installed: skipped")
    sys.exit(77)
with tempfile.TemporaryDirectory() as scratch:
    os.chdir(scratch)
    git("init", "-q", ".")
    Path("laws").mkdir()
    for one in LAWS:
        one_language(one)
    whole_draft()
    with_others()
    mishaps()
    branches()
    for one in LAWS:
        rounds(one)
