#!/usr/bin/env python3
"""The job of integrations/gitlab/cmwlint.gitlab-ci.yml, its script run as GitLab's runner puts it together, in bash and in dash.

gitlab.py PROGRAM
"""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from repository import EXAMPLE, PASSPORT_RULE, ROOT, Repository, check, skip

try:
    import yaml
except ImportError:
    skip("python3-yaml is not installed")

TEMPLATE_PATH = "integrations/gitlab/cmwlint.gitlab-ci.yml"
TEMPLATE = yaml.safe_load((ROOT / TEMPLATE_PATH).read_text(encoding="utf-8"))
PIPELINE = yaml.safe_load((EXAMPLE / ".gitlab-ci.yml").read_text(encoding="utf-8"))


def expanded(text: str, known: dict[str, str]) -> str:
    """Variables within variables, as GitLab resolves them before the job starts."""
    return re.sub(r"\$\{?(\w+)\}?", lambda m: known.get(m[1], ""), text)


class Job:
    def __init__(self, here: Repository, shell: str, path: str = ""):
        self.here, self.shell, self.path = here, shell, path or here.environment["PATH"]

    def run(self, **variables: str) -> int:
        known = {"CI": "true", "CI_SERVER_URL": "https://gitlab.example", "CMWLINT_PROJECT": "tools/cmwlint", "CI_DEFAULT_BRANCH": "main"}
        for name, value in {**TEMPLATE["cmwlint"]["variables"], **PIPELINE["cmwlint"]["variables"], **variables}.items():
            known[name] = expanded(str(value), known)
        job = TEMPLATE["cmwlint"]
        script = "\n".join(["set -e", *job["before_script"], *job["script"]])
        done = subprocess.run([shutil.which(self.shell), "-c", script], cwd=self.here.root, stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False,
                              env={**self.here.environment, "PATH": self.path, **known})
        self.log = done.stdout
        return done.returncode

    def expect(self, step: str, code: int, **variables: str) -> None:
        ended = self.run(**variables)
        check(ended == code, f"{self.shell}, {step}: ended with {ended}, expected {code}\n{self.log}")
        print(f"ok: {self.shell}: {step}")


def artifacts(here: Repository) -> tuple[list[dict], ElementTree.Element]:
    names = TEMPLATE["cmwlint"]["artifacts"]["reports"]
    quality, junit = json.loads(here.read(names["codequality"])), ElementTree.fromstring(here.read(names["junit"]))
    for name in names.values():
        (here.root / name).unlink()
    return quality, junit


def gate(here: Repository, job: Job) -> None:
    job.expect("clean", 0)
    quality, junit = artifacts(here)
    check(quality == [] and not list(junit.iter("failure")), "clean: empty reports")
    lines = here.violate()
    job.expect("violation", 1)
    quality, junit = artifacts(here)
    places = {(i["location"]["path"], i["location"]["lines"]["begin"]) for i in quality if i["check_name"] == PASSPORT_RULE}
    check(places == set(lines.items()), f"code quality: {places}")
    failed = [c for c in junit.iter("testcase") if PASSPORT_RULE in c.get("name", "") + c.get("classname", "") and c.find("failure") is not None]
    check(len(failed) == 3, "junit: a failure in each draft")
    job.expect("one path of several is not there", 2, CMWLINT_PATHS="laws no-such-directory")
    artifacts(here)
    job.expect("no file names are made of the paths", 2, CMWLINT_PATHS="law*")
    job.expect("options", 0, CMWLINT_OPTIONS="--fail-on never --message-language fr")
    job.expect("a mistyped option", 2, CMWLINT_OPTIONS="--fial-on never")
    here.git("restore", ".")
    here.git("clean", "-q", "-f")


def new_only(here: Repository, job: Job) -> None:
    here.replace("cmwlint.toml", 'baseline = "cmwlint-baseline.json"', "#")
    base = here.commit("No baseline any more")
    asked = {"CMWLINT_NEW_ONLY": "yes", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    job.expect("old findings", 1)
    old = len(artifacts(here)[0])
    check(old >= 5, f"old findings: {old}")
    job.expect("a merge request that brings nothing", 0, **asked)
    check(len(artifacts(here)[0]) == old, "the report stays whole: GitLab compares it with that of the target branch")
    here.violate("laws/residence.en.txt")
    job.expect("a merge request that brings a violation", 1, **asked)
    tail = job.log.split("changed since")[1]
    check(PASSPORT_RULE in tail and "DOM-004" not in tail, job.log)
    job.expect("a base that is not there", 2, **{**asked, "CI_MERGE_REQUEST_DIFF_BASE_SHA": "0" * 40})
    here.git("reset", "-q", "--hard", "HEAD~1")
    here.git("clean", "-q", "-f")


def building(here: Repository) -> None:
    """An image without cmwlint. What would build and install are stand-ins that keep a record; git is real."""
    source, tools, record = here.scratch / "source", here.scratch / "tools", here.scratch / "record"
    (source / "scripts").mkdir(parents=True)
    tools.mkdir()
    stand_ins = [(source / "scripts" / "package", f'#!/bin/sh\necho package >>{record}\nmkdir -p "$1"\ntouch "$1/cmwlint_9_all.deb"\n'),
                 (tools / "apt-get", f'#!/bin/sh\necho apt-get "$@" >>{record}\n'
                                     f'case "$*" in *cmwlint_9*) ln -sf {os.path.abspath(sys.argv[1])} {tools}/cmwlint ;; esac\n')]
    for file, text in stand_ins:
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "source"]):
        here.git("-C", str(source), *words)
    job = Job(here, "dash" if shutil.which("dash") else "sh", f"{tools}:/usr/bin:/bin")
    if shutil.which("cmwlint", path=job.path):
        print("cmwlint is installed on this machine: how it is built was not tried")
        return
    job.expect("built", 0, CMWLINT_SOURCE=f"file://{source}")
    check(record.read_text(encoding="utf-8").count("package\n") == 1, record.read_text(encoding="utf-8"))
    kept = here.root / TEMPLATE["cmwlint"]["cache"]["paths"][0]
    check([p.name for p in kept.iterdir()] == ["cmwlint_9_all.deb"], "the package is where the cache keeps it")
    (tools / "cmwlint").unlink()
    shutil.rmtree(here.root / ".cmwlint-source")
    job.expect("out of the cache", 0, CMWLINT_SOURCE="file:///nowhere")
    (tools / "cmwlint").unlink()
    shutil.rmtree(kept)
    check(job.run(CMWLINT_SOURCE="file:///nowhere") > 1, f"no source: it must not look like findings\n{job.log}")
    print("ok: a source that is not there")


def main() -> None:
    check(PIPELINE["include"] == [{"project": "$CMWLINT_PROJECT", "file": TEMPLATE_PATH}], "the example includes the template")
    with Repository(sys.argv[1]) as here:
        for shell in ("bash", "dash"):
            if not shutil.which(shell):
                print(f"{shell} is not installed: not tried")
                continue
            job = Job(here, shell)
            gate(here, job)
            if "--since" in here.run("cmwlint", "--help").stdout:
                new_only(here, job)
        building(here)


main()
