#!/usr/bin/env python3
"""Has programs of other makers read what cmwlint writes and what it offers for CI: npm's readers of SARIF, JUnit, Checkstyle, TAP and
CSV, GitHub's schemas of actions and workflows, and a runner of GitLab pipelines.

consumers.py PROGRAM DIRECTORY    DIRECTORY keeps what npm installs

Skips where npm or the registry cannot be had.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from npm import installed
from repository import EXAMPLE, PASSPORT_RULE, ROOT, Repository, check

HERE = Path(__file__).resolve().parent
FORMATS = ("sarif", "junit", "checkstyle", "tap", "csv", "json")
AZURE = {"TF_BUILD": "True", "SYSTEM_COLLECTIONURI": "https://dev.azure.com/ministry/", "SYSTEM_TEAMPROJECTID": "p1", "SYSTEM_DEFINITIONID": "7",
         "BUILD_DEFINITIONNAME": "gate", "SYSTEM_PHASEID": "3f2b8a34-5f0c-4f53-9e0a-4d1f0a6c7e21", "SYSTEM_PHASENAME": "check",
         "BUILD_SOURCEBRANCH": "refs/heads/main", "BUILD_BUILDID": "99"}


def run(words: list[str], cwd: Path = ROOT, code: int = 0, **environment: str) -> str:
    done = subprocess.run([str(w) for w in words], cwd=cwd, capture_output=True, text=True, timeout=600, check=False,
                          env={**os.environ, **environment}, stdin=subprocess.DEVNULL)
    said = done.stdout + done.stderr
    check(done.returncode == code, f"{' '.join(map(str, words))}: ended with {done.returncode}, expected {code}\n{said[-4000:]}")
    return said


def formats(program: str, modules: Path) -> None:
    """The readers see what stands in cmwlint's own JSON, draft for draft and line for line."""
    work = modules / "reports"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    words = [program, "--no-config", "--fail-on=warning", *(f"--format={f}={work}/report.{f}" for f in FORMATS), "examples", "no-such-draft.txt"]
    run(words, code=2, LC_ALL="C.UTF-8")
    report = json.loads((work / "report.json").read_text(encoding="utf-8"))
    found = [(d["path"], f) for d in report["documents"] for f in d["diagnostics"]]
    grave = sum(f["severity"] in ("error", "warning") for _, f in found)
    seen = json.loads(run(["node", HERE / "consumers" / "read.mjs", modules, work]))

    check(len(found) > 100, f"too little to compare: {len(found)}")
    junit = seen["junit"]
    counts = (junit["failures"], junit["errors"], junit["skipped"])
    check(counts == (grave, 1, len(found) - grave), f"junit2json: {junit}; due: {len(found)}, of them {grave} grave")
    print(f"junit2json: {junit['suites']} suites, {junit['failures']} failures, {junit['errors']} error, {junit['skipped']} skipped")
    tap = seen["tap"]
    check(not tap["failures"] and not tap["problems"], f"tap-parser: {tap['failures'][:3]} {tap['problems'][:3]}")
    check((tap["fail"] - tap["todo"], tap["todo"]) == (grave + 1, len(found) - grave), f"tap-parser: {tap}")
    print(f"tap-parser, strict: {tap['count']} tests, {tap['fail']} not ok, {tap['todo']} to do")

    def places(rows: list) -> list:
        return sorted((path, line) for path, line, *_ in rows if path != "no-such-draft.txt")
    due = places([(path, f["span"]["start"]["line"]) for path, f in found])
    check(places(seen["csv"]["rows"]) == due, "csv-parse: other places than in JSON")
    print(f"csv-parse: {len(due)} rows")
    told = places(seen["checkstyle"]["places"])
    check(told == due, f"danger-plugin-lint-report: {len(told)} of {len(due)}")
    print(f"danger-plugin-lint-report (Checkstyle): {len(told)} violations")


def sarif(program: str, modules: Path) -> None:
    """No error and no warning of Microsoft's validator for GitHub; for Azure with the variables of its pipelines."""
    tool = modules / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    if not tool.exists():
        print("no Sarif.Multitool for this machine: not tried")
        return
    tool.chmod(0o755)
    for kinds, environment in (("Sarif;Gh", {}), ("Sarif;Gh;Ado", AZURE)):
        log, verdict = modules / "reports" / "validate.sarif", modules / "reports" / "verdict.sarif"
        run([program, "--no-config", f"--format=sarif={log}", "examples", "no-such-draft.txt"], code=2, LC_ALL="C.UTF-8", **environment)
        verdict.unlink(missing_ok=True)
        run([tool, "validate", log, "--rule-kind", kinds, "--level", "Error;Warning", "--kind", "Fail;Open;Review", "--output", verdict])
        judged = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
        bad = [(r["ruleId"], r.get("level", "warning"), r["message"]) for r in judged if r.get("level", "warning") in ("error", "warning")]
        check(not bad, f"sarif-multitool, {kinds}: {len(bad)}: {bad[:5]}")
        results = json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"]
        print(f"sarif-multitool, {kinds}: {len(results)} results, 0 errors, 0 warnings")


def github(modules: Path) -> None:
    for file in ("action.yml", EXAMPLE.relative_to(ROOT) / ".github" / "workflows" / "drafts.yml"):
        run([modules / "node_modules" / ".bin" / "action-validator", ROOT / file])
        print(f"action-validator: {file}")


def gitlab(program: str, modules: Path) -> None:
    """The example's pipeline, from its own .gitlab-ci.yml, by a runner on this machine."""
    if not shutil.which("rsync"):
        print("rsync is not installed: gitlab-ci-local was not tried")
        return
    with Repository(program) as here:
        pipeline = here.read(".gitlab-ci.yml")
        template = "integrations/gitlab/cmwlint.gitlab-ci.yml"
        (here.root / template).parent.mkdir(parents=True)
        here.write(template, (ROOT / template).read_text(encoding="utf-8"))
        # There is no server to fetch the project from: the template lies in the repository instead.
        here.write(".gitlab-ci.yml", pipeline.replace(f"project: $CMWLINT_PROJECT\n    file: {template}", f"local: {template}"))
        base = here.commit("The template")
        here.git("remote", "add", "origin", "git@gitlab.example:ministry/drafts.git")
        words = [str(modules / "node_modules" / ".bin" / "gitlab-ci-local"), "--force-shell-executor", "--no-color",
                 "--variable", "CMWLINT_PROJECT=tools/cmwlint", "--variable", f"CI_MERGE_REQUEST_DIFF_BASE_SHA={base}", "cmwlint"]
        here.expect("gitlab-ci-local: clean", 0, *words, has=("no findings", "PASS"))
        lines = here.violate()
        here.commit("Passports")
        here.expect("gitlab-ci-local: violation", 1, *words, has=("FAIL", PASSPORT_RULE))
        quality = json.loads(here.read("gl-code-quality-report.json"))
        told = {i["location"]["path"]: i["location"]["lines"]["begin"] for i in quality if i["check_name"] == PASSPORT_RULE}
        check(told == lines and (here.root / "cmwlint.junit.xml").exists(), f"artifacts of a job that failed: {told}")


def main() -> None:
    program, modules = os.path.abspath(sys.argv[1]), installed("consumers", Path(sys.argv[2]).resolve())
    formats(program, modules)
    sarif(program, modules)
    github(modules)
    gitlab(program, modules)


main()
