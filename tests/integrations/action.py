#!/usr/bin/env python3
"""action.yml, step by step as GitHub's runner takes them: conditions, variables, outputs, exit codes. No network: steps of
other actions are only counted.

action.py PROGRAM
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from repository import EXAMPLE, PASSPORT_RULE, ROOT, Repository, check, skip

try:
    import yaml
except ImportError:
    skip("python3-yaml is not installed")

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((EXAMPLE / ".github" / "workflows" / "drafts.yml").read_text(encoding="utf-8"))


class Runner:
    """What the runner does with a composite action, as far as this one needs it."""

    def __init__(self, here: Repository, root: Path = ROOT, path: str = ""):
        self.here, self.root, self.path = here, root, path or here.environment["PATH"]
        self.temp = here.scratch / "runner"
        self.cache_hit = False

    def value(self, text: str) -> str:
        def of(match: re.Match) -> str:
            what = match[1].split(".")
            if what[0] == "inputs":
                return self.inputs[what[1]]
            check(what[0] == "steps" and what[2] == "outputs", f"the runner of this test does not know {match[0]}")
            return self.outputs.get(what[1], {}).get(what[3], "")
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", of, str(text))

    def holds(self, condition: str) -> bool:
        for part in condition.split("&&"):
            left, right = (side.strip() for side in part.split("!="))
            if self.value("${{ %s }}" % left) == right.strip("'"):
                return False
        return True

    def run(self, inputs: dict[str, str]) -> int:
        unknown = set(inputs) - set(ACTION["inputs"])
        check(not unknown, f"no such inputs: {unknown}")
        self.inputs = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
        self.outputs: dict[str, dict[str, str]] = {}
        self.log, self.used, self.summary = "", [], ""
        shutil.rmtree(self.temp, ignore_errors=True)
        self.temp.mkdir()
        for number, step in enumerate(ACTION["runs"]["steps"]):
            if "if" in step and not self.holds(step["if"]):
                continue
            code = self.use(step) if "uses" in step else self.script(step, number)
            if code != 0:
                return code
        return 0

    def use(self, step: dict) -> int:
        self.used.append({"uses": step["uses"], **{k: self.value(v) for k, v in step["with"].items()}})
        if "id" in step:
            self.outputs[step["id"]] = {"cache-hit": "true" if self.cache_hit else ""}
        return 0

    def script(self, step: dict, number: int) -> int:
        check("${{" not in step["run"], f"an expression in a script is an injection: {step['run']}")
        files = {name: self.temp / f"{name}-{number}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.touch()
        script = self.temp / f"{number}.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {
            **self.here.environment, "PATH": self.path, "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_ACTION_PATH": str(self.root),
            "GITHUB_WORKSPACE": str(self.here.root), "RUNNER_TEMP": str(self.temp), "GITHUB_SHA": "0123abcd", "GITHUB_REF_NAME": "7/merge",
            "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "ministry/drafts",
            **{k: self.value(v) for k, v in step.get("env", {}).items()}, **{k: str(v) for k, v in files.items()}}
        bash = [shutil.which("bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        done = subprocess.run(bash, cwd=self.here.root, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=300, check=False)
        self.log += done.stdout
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
            name, value = line.split("=", 1)
            self.outputs.setdefault(step.get("id", ""), {})[name] = value
        return done.returncode

    def commands(self) -> list[str]:
        """Lines that the runner would obey: those that begin with :: outside of what was put out of force."""
        obeyed, stopped = [], ""
        for line in self.log.splitlines():
            if stopped:
                stopped = "" if line == f"::{stopped}::" else stopped
            elif line.startswith("::stop-commands::"):
                stopped = line[len("::stop-commands::"):]
            elif line.lstrip().startswith("::"):
                obeyed.append(line)
        check(not stopped, "commands are out of force for the rest of the job")
        return obeyed


def expect(runner: Runner, step: str, code: int, **inputs: str) -> None:
    ended = runner.run({name.replace("_", "-"): value for name, value in inputs.items()})
    check(ended == code, f"{step}: ended with {ended}, expected {code}\n{runner.log}")
    told = runner.outputs.get("check", {}).get("exit-code", "")
    check(not told or int(told) == code, f"{step}: the output exit-code says {told}")
    print(f"ok: {step}")


def results(here: Repository, name: str = "cmwlint.sarif") -> list[dict]:
    run = json.loads(here.read(name))["runs"][0]
    return [r for r in run["results"] if not r.get("suppressions")]


def findings(runner: Runner, here: Repository) -> None:
    expect(runner, "clean", 0, paths="agreements\nlaws\n")
    check(runner.commands() == [] and runner.outputs["check"]["sarif"] == "cmwlint.sarif", runner.log)
    check(results(here) == [] and not runner.used, "clean: nothing to upload, nothing to build")

    lines = here.violate()
    (here.root / "cmwlint.sarif").unlink()
    expect(runner, "violation", 1, paths="agreements\r\nlaws", category="drafts")
    for file, line in lines.items():
        annotated = any(c.startswith(f"::error file={file},line={line},") for c in runner.commands())
        check(annotated, f"no annotation of {file}:{line}\n{runner.log}")
    check(PASSPORT_RULE in runner.summary, "the summary names the rule")
    places = [r["locations"][0]["physicalLocation"] for r in results(here) if r["ruleId"] == PASSPORT_RULE]
    told = {p["artifactLocation"]["uri"]: p["region"]["startLine"] for p in places}
    check(told == lines, f"sarif: {told}")
    run = json.loads(here.read("cmwlint.sarif"))["runs"][0]
    check(run["versionControlProvenance"][0]["repositoryUri"] == "https://github.example/ministry/drafts", "provenance")
    check(run["automationDetails"]["id"] == "drafts/", "category")

    expect(runner, "told, but let through", 0, paths="laws", fail_on="never")
    expect(runner, "a baseline of its own", 0, paths="laws", baseline="other.json", options="--message-language=fr\n--update-baseline")
    expect(runner, "known by it", 0, paths="laws", baseline="other.json", sarif="", summary="false", annotations="false")
    check("sarif" not in runner.outputs["check"] and not runner.summary, "nothing was asked for")
    (here.root / "other.json").unlink()


def failed_runs(runner: Runner, here: Repository) -> None:
    (here.root / "cmwlint.sarif").unlink(missing_ok=True)
    expect(runner, "no such configuration", 2, config="no-such.toml")
    check("sarif" not in runner.outputs["check"] and any("the check itself failed" in c for c in runner.commands()), runner.log)
    expect(runner, "one draft that is not there", 2, paths="laws\nno-such-draft.txt")
    check(runner.outputs["check"]["sarif"] == "cmwlint.sarif", "sarif tells also of a run that failed")
    notes = json.loads(here.read("cmwlint.sarif"))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    check(any("no-such-draft.txt" in n["message"]["text"] for n in notes), str(notes))
    expect(runner, "no such program", 2, program="no-such-cmwlint")


def hostile(runner: Runner, here: Repository) -> None:
    evil = ["$(touch pwned)", "`touch pwned`", "'; touch pwned; '", '"; touch pwned; "', "| touch pwned", "${{ github.token }}"]
    for name in ACTION["inputs"]:
        for words in evil:
            runner.run({"paths": "laws", name: words})
            check(not (here.root / "pwned").exists(), f"{name}={words} was run")
    for leftover in here.root.glob("*touch pwned*"):
        leftover.unlink()  # a report of that name is what was asked for
    (here.root / "${{ github.token }}").unlink(missing_ok=True)
    expect(runner, "a path that looks like an option is a path", 2, paths="--exit-zero")
    here.git("stash", "-q", "--include-untracked")
    law = here.read("laws/residence.en.txt")
    here.write("laws/::add-mask::x.txt", law + "\n::error::a draft commands\n")
    here.write("laws/a b.txt", law)
    for form in ("concise", "text", "github"):
        runner.run({"paths": "laws/::add-mask::x.txt\nlaws/a b.txt", "format": form, "fail-on": "note", "options": "--kind=agreement"})
        ours = r"::(error|warning|notice) (file=laws/(%3A%3Aadd-mask%3A%3Ax|a b)\.txt,|title=)"
        bad = [c for c in runner.commands() if not re.match(ours, c)]
        check(not bad and runner.commands(), f"{form}: drafts command the runner: {bad}\n{runner.log}")
    here.git("clean", "-q", "-f", "-d")
    print("ok: nothing a workflow or a draft says is run or obeyed")


def since(runner: Runner, here: Repository) -> None:
    here.replace("cmwlint.toml", 'baseline = "cmwlint-baseline.json"', "#")
    base = here.commit("No baseline any more")
    expect(runner, "old findings", 1, paths="agreements\nlaws")
    old = len(results(here))
    expect(runner, "since: nothing new", 0, paths="agreements\nlaws", since=base)
    check(len(results(here)) == old, "sarif stays whole, or code scanning would call the rest mended")
    line = here.violate("laws/residence.en.txt")["laws/residence.en.txt"]
    expect(runner, "since: a violation", 1, paths="agreements\nlaws", since=base)
    check([c.split(",")[1] for c in runner.commands() if c.startswith("::error file=")] == [f"line={line}"], runner.log)
    expect(runner, "since: a new branch", 1, paths="agreements\nlaws", since="0" * 40)
    expect(runner, "since: no such revision", 2, since="no-such-revision")
    if os.geteuid() == 0:
        shutil.chown(here.root, 65534)
        shutil.chown(here.root / ".git", 65534)
        expect(runner, "since: a workspace that belongs to somebody else", 1, paths="agreements\nlaws", since=base)
        shutil.chown(here.root, 0)
        shutil.chown(here.root / ".git", 0)


def building(here: Repository) -> None:
    """Without a program: built once, kept, installed. The tools that would build and install are stand-ins that keep a record."""
    if not shutil.which("dpkg"):
        print("not Debian: how the program is built was not tried")
        return
    source, tools = here.scratch / "action", here.scratch / "tools"
    for part in ("integrations", "cmake", "scripts"):
        shutil.copytree(ROOT / part, source / part)
    (source / "engine").mkdir()
    (source / "rules").mkdir()
    (source / "CMakeLists.txt").write_text("# 1\n", encoding="utf-8")
    record = here.scratch / "record"
    (source / "scripts" / "package").write_text(
        f'#!/bin/sh\necho package >>{record}\nmkdir -p "$1"\ntouch "$1/cmwlint_9_all.deb"\necho "$1/cmwlint_9_all.deb"\n', encoding="utf-8")
    tools.mkdir()
    for name, text in (("apt-get", f'#!/bin/sh\necho apt-get "$@" >>{record}\nln -sf {os.path.abspath(sys.argv[1])} {tools}/cmwlint\n'),
                       ("sudo", '#!/bin/sh\nexec "$@"\n')):
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(0o755)
    runner = Runner(here, source, f"{tools}:/usr/bin:/bin")
    if shutil.which("cmwlint", path=runner.path):
        print("cmwlint is installed on this machine: how it is built was not tried")
        return
    expect(runner, "built", 0, paths="laws")
    said = record.read_text(encoding="utf-8")
    check(said.startswith("package\napt-get update") and "cmwlint_9_all.deb" in said.split("apt-get install")[1], said)
    check([u["uses"].split("@")[0] for u in runner.used] == ["actions/cache/restore", "actions/cache/save"], str(runner.used))
    key = runner.used[0]["key"]
    check(key == runner.used[1]["key"] and runner.used[0]["path"] == runner.outputs["program"]["packages"], str(runner.used))
    check(re.fullmatch(r"cmwlint-[\w.]+-[\w.]+-\w+-[0-9a-f]{64}", key) is not None, key)

    (source / "rules" / "new.toml").write_text("", encoding="utf-8")
    (tools / "cmwlint").unlink()
    runner.cache_hit = True
    expect(runner, "found in the cache", 0, paths="laws")
    check([u["uses"].split("@")[0] for u in runner.used] == ["actions/cache/restore"], str(runner.used))
    check(runner.used[0]["key"] != key, "other rules, another package")


def workflow() -> None:
    """The example's workflow asks for what the action has, and uploads whatever the check says."""
    steps = WORKFLOW["jobs"]["cmwlint"]["steps"]
    ours = next(s for s in steps if s.get("uses") == "./.cmwlint")
    check(set(ours["with"]) <= set(ACTION["inputs"]), f"inputs that action.yml does not have: {ours['with']}")
    upload = steps[steps.index(ours) + 1]
    check("upload-sarif" in upload["uses"] and upload["if"].startswith("always()"), str(upload))
    check(upload["with"]["sarif_file"] == ours["with"]["sarif"], "another file is uploaded than is written")
    check(WORKFLOW["permissions"]["security-events"] == "write", "permissions")
    print("ok: the example's workflow")


def main() -> None:
    workflow()
    with Repository(sys.argv[1]) as here:
        runner = Runner(here)
        findings(runner, here)
        failed_runs(runner, here)
        hostile(runner, here)
        here.git("reset", "-q", "--hard")
        building(here)
        if "--since" in here.run("cmwlint", "--help").stdout:
            since(runner, here)


main()
