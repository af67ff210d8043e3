#!/usr/bin/env python3
"""The story that examples/agreement-repository/README.md tells, lived through with git.

example.py PROGRAM

CMWLINT_ACCEPT=1 writes what new rules find in the example's drafts into its baseline, to be looked at.
"""

import json
import os
import subprocess
import sys

from repository import EXAMPLE, NOVEMBER_2026, PASSPORT_CLAUSES, PASSPORT_RULE, Repository, check

ORDINALS = ["الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"]


def accept(program: str) -> None:
    subprocess.run([program, "--update-baseline", "agreements", "laws"], cwd=EXAMPLE, check=False,
                   env={**os.environ, "SOURCE_DATE_EPOCH": NOVEMBER_2026})


def found_lines(here: Repository, **environment: str) -> dict[str, dict[str, list[int]]]:
    """Format → file → lines at which programs are told of the violation."""
    here.run("cmwlint", "--format=github=g.log", "--format=gitlab=g.json", "--format=sarif=g.sarif", "agreements", "laws", **environment)
    lines: dict[str, dict[str, list[int]]] = {"github": {}, "gitlab": {}, "sarif": {}}
    for line in here.read("g.log").splitlines():
        if line.startswith("::error ") and f"title={PASSPORT_RULE} " in line:
            facts = dict(fact.split("=", 1) for fact in line[len("::error "):].split("::")[0].split(","))
            lines["github"].setdefault(facts["file"], []).append(int(facts["line"]))
    for issue in json.loads(here.read("g.json")):
        if issue["check_name"] == PASSPORT_RULE:
            check(issue["severity"] == "major", f"gitlab: {issue}")
            lines["gitlab"].setdefault(issue["location"]["path"], []).append(issue["location"]["lines"]["begin"])
    for result in json.loads(here.read("g.sarif"))["runs"][0]["results"]:
        if result["ruleId"] == PASSPORT_RULE and not result.get("suppressions"):
            place = result["locations"][0]["physicalLocation"]
            lines["sarif"].setdefault(place["artifactLocation"]["uri"], []).append(place["region"]["startLine"])
    for name in ("g.log", "g.json", "g.sarif"):
        (here.root / name).unlink()
    return lines


def expect_lines(here: Repository, lines: dict[str, int]) -> None:
    wanted = {file: [line] for file, line in lines.items()}
    for name, told in found_lines(here).items():
        check(told == wanted, f"{name} tells of {told}, the violations are at {wanted}")
    print(f"ok: github, gitlab and sarif name the lines {lines}")


def clean_then_violation(here: Repository) -> None:
    here.expect("clean on its baseline", 0, "./gate.sh", has=("no findings in 3 files; 1 suppressed, 8 in the baseline", "gate: open"))
    here.expect("from elsewhere too", 0, "sh", "-c", "cd laws && ../gate.sh")
    expect_lines(here, {})
    here.git("switch", "-q", "-c", "passports")
    lines = here.violate()
    here.commit("Employers keep passports")
    here.expect("a violation in each language", 1, "./gate.sh", has=("gate: closed", *(f"{file}:{n}:" for file, n in lines.items())))
    expect_lines(here, lines)


def suppressed_then_expired(here: Repository) -> None:
    reason = "Parliament has asked for it; the Ministry objects."
    for file, _, _ in PASSPORT_CLAUSES:
        here.expect(f"suppress in {file}", 0, "cmwlint", "suppress", "add", file, "--rule", PASSPORT_RULE, "--reason", reason,
                    "--by", "Ministry of Justice", "--until", "2027-03-31")
    report = {"REPORTS": "reports"}
    here.expect("suppressed with a reason", 0, "./gate.sh", has=("gate: open",), **report)
    results = json.loads(here.read("reports/cmwlint.sarif"))["runs"][0]["results"]
    reasons = [s["justification"] for r in results if r["ruleId"] == PASSPORT_RULE for s in r["suppressions"]]
    check(len(reasons) == 3 and all(reason in r for r in reasons), f"sarif has not kept the reasons: {reasons}")
    check({p.name for p in (here.root / "reports").iterdir()} == {"cmwlint.html", "cmwlint.sarif", "cmwlint.junit.xml"}, "reports")
    here.run("rm", "-r", "reports")
    here.expect("on the last day", 0, "./gate.sh", SOURCE_DATE_EPOCH="1806451200")
    here.expect("on the day after", 1, "./gate.sh", has=("SUP-002", PASSPORT_RULE, "gate: closed"), SOURCE_DATE_EPOCH="1806537600")


def baseline_then_renumbered(here: Repository) -> None:
    here.git("checkout", "-q", "--", "cmwlint-suppressions.toml")
    here.expect("suppressions taken back", 1, "./gate.sh")
    said = here.expect("into the baseline", 0, "cmwlint", "agreements", "laws", "--update-baseline")
    here.expect("the gate is open", 0, "./gate.sh")
    added = [line for line in here.git("diff", "-U0", "cmwlint-baseline.json").splitlines() if line.startswith("+{")]
    check(len(added) >= 3, f"the diff of the baseline names what was let in: {added}\n{said}")
    here.commit("Known from now on")

    known = here.run("cmwlint", "agreements", "laws").stdout.splitlines()[-1]
    text = here.read("laws/residence.en.txt")
    for number in range(8, 3, -1):
        text = text.replace(f"Article {number}. ", f"Article {number + 1}. ")
    here.write("laws/residence.en.txt", text.replace("Article 5. Documents", "Article 4. Fees\nThe register may be read free of charge.\n\n"
                                                     "Article 5. Documents"))
    text = here.read("agreements/cantre-seasonal.fr.md")
    for number in range(7, 2, -1):
        text = text.replace(f"## Article {number}. ", f"## Article {number + 1}. ")
    here.write("agreements/cantre-seasonal.fr.md", text.replace(
        "## Article 4. Contrat", "## Article 3. Langues\n\nLe présent accord est fait en deux exemplaires.\n\n## Article 4. Contrat"))
    text = here.read("agreements/lyonesse-labour.ar.txt")
    for before, after in list(zip(ORDINALS, ORDINALS[1:]))[:3:-1] + [(ORDINALS[3], ORDINALS[4])]:
        text = text.replace(f"المادة {before}\n", f"المادة {after}\n")
    here.write("agreements/lyonesse-labour.ar.txt", text.replace(
        "المادة الخامسة\nيحتفظ", "المادة الرابعة\nتحرر هذه الاتفاقية من نسختين.\n\nالمادة الخامسة\nيحتفظ"))
    renumbered = here.git("diff", "--stat")
    check("3 files changed" in renumbered, renumbered)
    here.expect("a suppression names an article, and tells its new number", 1, "./gate.sh", has=('set provision = "art_6"',))
    here.replace("cmwlint-suppressions.toml", '"art_5"', '"art_6"')
    here.expect("articles renumbered, the baseline holds", 0, "./gate.sh", has=(known,))
    here.commit("A new article in each")


def only_what_the_branch_brought(here: Repository) -> None:
    here.git("switch", "-q", "main")
    here.replace("cmwlint.toml", 'baseline = "cmwlint-baseline.json"', "#")
    here.run("rm", "cmwlint-baseline.json")
    here.commit("No baseline any more")
    here.expect("all that is old fails again", 1, "./gate.sh", has=("DOM-004",))
    here.git("switch", "-q", "-c", "fees")
    here.replace("agreements/lyonesse-labour.ar.txt", "مكاتب مرخص لها", "مكاتب عامة مرخص لها")
    here.commit("A word in article 2")
    here.expect("a branch that brings nothing", 0, "./gate.sh", "main", has=("gate: open",))
    line = here.violate("laws/residence.en.txt")["laws/residence.en.txt"]
    here.commit("Employers keep passports")
    here.expect("a branch that brings a violation", 1, "./gate.sh", "main", has=(f"laws/residence.en.txt:{line}:",), lacks=("DOM-004",))
    here.expect("a revision that is not there", 2, "./gate.sh", "no-such-branch", has=("gate: the check itself failed",))


def main() -> None:
    program = os.path.abspath(sys.argv[1])
    if os.environ.get("CMWLINT_ACCEPT"):
        accept(program)
    with Repository(program) as here:
        clean_then_violation(here)
        suppressed_then_expired(here)
        baseline_then_renumbered(here)
        if "--since" in here.run("cmwlint", "--help").stdout:
            only_what_the_branch_brought(here)
        here.expect("no program, no green light", 2, "/bin/sh", "./gate.sh", has=("cmwlint is not installed",), PATH="/nowhere")


main()
