#!/usr/bin/env python3
"""Every shell script that users run, and the scripts within the GitLab template, before shellcheck."""

import shutil
import subprocess
import sys

from repository import ROOT, check, skip


def complaints(name: str, *words: str, text: str = "") -> None:
    done = subprocess.run(["shellcheck", *words], input=text or None, capture_output=True, text=True, cwd=ROOT, check=False)
    check(done.returncode == 0, f"{name}:\n{done.stdout}{done.stderr}")
    print(f"ok: {name}")


def main() -> None:
    if not shutil.which("shellcheck"):
        skip("shellcheck is not installed (apt-get install shellcheck)")
    scripts = [path for folder in ("scripts", "integrations", "examples") for path in sorted((ROOT / folder).rglob("*"))
               if path.is_file() and path.read_bytes()[:2] == b"#!" and b"sh" in path.read_bytes().split(b"\n")[0]]
    check(len(scripts) >= 8, f"too few scripts: {scripts}")
    for script in scripts:
        complaints(str(script.relative_to(ROOT)), "--severity=warning", str(script))
    try:
        import yaml
    except ImportError:
        sys.exit(0)
    job = yaml.safe_load((ROOT / "integrations/gitlab/cmwlint.gitlab-ci.yml").read_text(encoding="utf-8"))["cmwlint"]
    # Options and paths of the template are lists of words on purpose.
    complaints("cmwlint.gitlab-ci.yml", "--shell=sh", "--exclude=SC2086", "-", text="\n".join(job["before_script"] + job["script"]))


main()
