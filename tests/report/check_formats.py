#!/usr/bin/env python3
"""Reads the formats for programs as programs do, and says what they could not have read.

check_formats.py DIRECTORY             the goldens DIRECTORY/programs.*
check_formats.py --run PROGRAM ARGS    what a program writes in all formats in one run; what stands in them must agree

Uses xmllint, python3-jsonschema and python3-yaml where they are installed; what they would have checked is left out
otherwise, and said.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMATS = ["ndjson", "sarif", "github", "gitlab", "junit", "checkstyle", "tap", "markdown", "csv"]
mistakes: list[str] = []


def check(true: bool, what: str) -> None:
    if not true:
        mistakes.append(what)


def xml(text: str, name: str) -> ElementTree.Element:
    if shutil.which("xmllint"):
        run = subprocess.run(["xmllint", "--noout", "--schema", str(HERE / f"{name}.xsd"), "-"], input=text.encode(),
                             capture_output=True, check=False)
        check(run.returncode == 0, f"{name}: xmllint: {run.stderr.decode()}")
    else:
        print("xmllint is not installed (apt-get install libxml2-utils)")
    return ElementTree.fromstring(text)


def schema(value: object, name: str) -> None:
    try:
        import jsonschema
    except ImportError:
        print("python3-jsonschema is not installed")
        return
    described = json.loads((HERE / f"{name}.schema.json").read_text(encoding="utf-8"))
    for error in list(jsonschema.Draft7Validator(described).iter_errors(value))[:10]:
        check(False, f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def sarif(text: str) -> int:
    log = json.loads(text)
    schema(log, "sarif-subset")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    check(len({r["id"] for r in rules}) == len(rules), "sarif: a rule is declared twice")
    prints = []
    for r in run["results"]:
        check(rules[r["ruleIndex"]]["id"] == r["ruleId"], f"sarif: ruleIndex of {r['ruleId']}")
        prints.append(r["partialFingerprints"]["cmwlint/v1"])
        for place in r["locations"] + r.get("relatedLocations", []):
            physical = place["physicalLocation"]
            region, where = physical["region"], physical["artifactLocation"]
            check(run["artifacts"][where["index"]]["location"]["uri"] == where["uri"], "sarif: index of an artifact")
            if region["startLine"] == region["endLine"] and "snippet" in region:
                units = len(region["snippet"]["text"].encode("utf-16-le")) // 2
                check(region["endColumn"] - region["startColumn"] == units, f"sarif: columns of {region}")
    check(len(set(prints)) == len(prints), "sarif: fingerprints are not unique")
    return len([r for r in run["results"] if not r.get("suppressions")])


def gitlab(text: str) -> int:
    issues = json.loads(text)
    schema(issues, "gitlab")
    check(len({i["fingerprint"] for i in issues}) == len(issues), "gitlab: fingerprints are not unique")
    return len([i for i in issues if i["check_name"] != "not-checked"])


def ndjson(text: str) -> int:
    lines = [json.loads(line) for line in text.split("\n") if line]
    return len([line for line in lines if "rule" in line])


def junit(text: str) -> int:
    root = xml(text, "junit")
    for suite in [root, *root.findall("testsuite")]:
        for attribute, path in (("tests", "."), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            found = len([c for c in suite.iter("testcase") if path == "." or c.find(path) is not None])
            check(int(suite.get(attribute)) == found, f"junit: {attribute} of {suite.get('name')}")
    return len([c for c in root.iter("testcase") if c.find("failure") is not None or c.find("skipped") is not None])


def checkstyle(text: str) -> int:
    return len([e for e in xml(text, "checkstyle").iter("error") if e.get("source") != "cmwlint.not-checked"])


def tap(text: str) -> int:
    lines = text.split("\n")
    check(lines[0] == "TAP version 14", "tap: version")
    plan = int(re.fullmatch(r"1\.\.(\d+)( #.*)?", lines[1]).group(1))
    numbers, blocks, inside = [], [], None
    for line in lines[2:]:
        if inside is not None:
            if line == "  ...":
                blocks.append("\n".join(inside))
                inside = None
            else:
                inside.append(line)
        elif line == "  ---":
            inside = []
        elif line:
            test = re.fullmatch(r"(not )?ok (\d+) - .+", line)
            check(test is not None, f"tap: {line}")
            numbers.append(int(test.group(2)))
    check(numbers == list(range(1, plan + 1)), "tap: numbers and plan differ")
    try:
        import yaml
        blocks = [yaml.safe_load(block) for block in blocks]
        return len([b for b in blocks if "rule" in b])
    except ImportError:
        print("python3-yaml is not installed")
        return len([b for b in blocks if "\n  rule: " in b])


def github(text: str) -> int:
    findings = 0
    for line in text.split("\n"):
        if not line or line.startswith("cmwlint: "):
            continue
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.+)", line)
        check(command is not None, f"github: {line}")
        properties = dict(p.split("=", 1) for p in command.group(2).split(","))
        findings += properties["title"] != "cmwlint"
        check(properties["title"] == "cmwlint" or int(properties["endLine"]) >= int(properties["line"]), "github: lines")
    return findings


def table(text: str) -> int:
    check(text.startswith("\ufeff"), "csv: no byte order mark")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    for row in rows:
        check(len(row) == len(rows[0]), f"csv: {len(row)} cells: {row}")
        check(not any(re.match(r"\s*[=+@-]", cell) for cell in row), f"csv: a formula: {row}")
    return len([row for row in rows[1:] if row[5] != "not checked"])


def markdown(text: str) -> int:
    check(text.startswith("## cmwlint: "), "markdown: heading")
    check(len(text.encode()) < 1024 * 1024, "markdown: GitHub refuses it")
    return -1  # puts findings of the same words together


READERS = {"sarif": sarif, "gitlab": gitlab, "ndjson": ndjson, "junit": junit, "checkstyle": checkstyle, "tap": tap,
           "github": github, "csv": table, "markdown": markdown}


def run_all(command: list[str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as scratch:
        asked = [word for f in FORMATS for word in ("--format", f"{f}={scratch}/{f}")]
        run = subprocess.run([*command, *asked], capture_output=True, check=False)
        check(run.returncode in (0, 1), f"the program ended with {run.returncode}: {run.stderr.decode()}")
        check(run.stdout == b"", "something was written to standard output")
        check(sorted(p.name for p in Path(scratch).iterdir()) == sorted(FORMATS), "files that were not asked for")
        texts = {f: (Path(scratch) / f).read_bytes().decode("utf-8") for f in FORMATS}
        check(json.loads(texts["sarif"])["runs"][0]["invocations"][0]["exitCode"] == run.returncode, "sarif: exitCode")
        return texts


def main() -> int:
    if sys.argv[1] == "--run":
        texts = run_all(sys.argv[2:])
    else:
        texts = {f: (Path(sys.argv[1]) / f"programs.{f}").read_bytes().decode("utf-8") for f in FORMATS}
    counts = {f: READERS[f](text) for f, text in texts.items()}
    check(len({n for n in counts.values() if n >= 0}) == 1, f"the formats tell of different numbers: {counts}")
    print(counts)
    print("\n".join(mistakes))
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
