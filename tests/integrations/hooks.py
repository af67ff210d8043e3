#!/usr/bin/env python3
"""The hooks, run by git through pre-commit, from this checkout and from the example's own configuration.

hooks.py PROGRAM
"""

import os
import shutil
import sys

from repository import PASSPORT_RULE, ROOT, Repository, skip


def own_configuration(here: Repository) -> None:
    """The example's .pre-commit-config.yaml, installed as a user does."""
    here.expect("install", 0, "pre-commit", "install")
    here.write("README.md", here.read("README.md") + "\nOne line more.\n")
    here.expect("no draft in the commit", 0, "git", "commit", "-q", "-a", "-m", "Readme", has=("cmwlint", "Passed"))
    line = here.violate("laws/residence.en.txt")["laws/residence.en.txt"]
    here.git("add", "--all")
    here.expect("a commit with a violation is refused", 1, "git", "commit", "-m", "Passports",
                has=("Failed", f"laws/residence.en.txt:{line}:", PASSPORT_RULE))
    here.git("restore", "--staged", "--worktree", ".")

    here.violate("agreements/cantre-seasonal.fr.md")
    here.replace("laws/residence.en.txt", "at least two years", "at least three years")
    here.git("add", "laws")
    here.expect("what is not staged does not count", 0, "git", "commit", "-m", "Three years", has=("Passed",))
    here.git("restore", ".")

    here.write("cmwlint.toml", here.read("cmwlint.toml") + "\nfail_on = 1\n")
    here.replace("laws/residence.en.txt", "at least three years", "at least two years")
    here.git("add", "--all")
    here.expect("a mistake in cmwlint.toml is no green light", 1, "git", "commit", "-m", "Two years", has=("exit code: 2", "cmwlint.toml:"))
    here.git("restore", "--staged", "--worktree", ".")


def published_hooks(here: Repository) -> None:
    """.pre-commit-hooks.yaml, as pre-commit reads it out of a repository."""
    here.expect("the manifest is valid", 0, "pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    hooks = here.scratch / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "hooks"]):
        here.git("-C", str(hooks), *words)
    revision = here.git("-C", str(hooks), "rev-parse", "HEAD").strip()
    here.expect("all drafts", 0, "pre-commit", "try-repo", str(hooks), "cmwlint", "--all-files", has=("Passed",))
    here.violate("agreements/lyonesse-labour.ar.txt")
    here.git("add", "--all")
    here.expect("try-repo", 1, "pre-commit", "try-repo", str(hooks), "cmwlint", has=(PASSPORT_RULE, "lyonesse-labour.ar.txt"))
    here.expect("try-repo, all drafts", 1, "pre-commit", "try-repo", str(hooks), "cmwlint-all", has=(PASSPORT_RULE,))
    here.git("restore", "--staged", "--worktree", ".")
    if "--since" in here.run("cmwlint", "--help").stdout:
        changed_provisions(here, hooks)

    here.write(".pre-commit-config.yaml", f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks: [{{id: cmwlint}}]\n")
    here.expect("named by its repository", 0, "pre-commit", "run", "--all-files", has=("Passed",))
    (here.scratch / "bin" / "cmwlint").unlink()
    if not shutil.which("cmwlint"):
        here.expect("no program, no green light", 1, "pre-commit", "run", "--all-files", has=("cmwlint",))


def changed_provisions(here: Repository, hooks) -> None:
    here.replace("cmwlint.toml", 'baseline = "cmwlint-baseline.json"', "#")
    here.commit("No baseline any more")
    here.replace("agreements/lyonesse-labour.ar.txt", "مكاتب مرخص لها", "مكاتب عامة مرخص لها")
    here.git("add", "--all")
    here.expect("old findings fail the whole draft", 1, "pre-commit", "try-repo", str(hooks), "cmwlint", has=("DOM-004",))
    here.expect("but not what the commit changes", 0, "pre-commit", "try-repo", str(hooks), "cmwlint-changed", has=("Passed",))
    here.violate("agreements/lyonesse-labour.ar.txt")
    here.git("add", "--all")
    here.expect("until it brings its own", 1, "pre-commit", "try-repo", str(hooks), "cmwlint-changed", has=(PASSPORT_RULE,), lacks=("DOM-004",))
    here.git("restore", "--staged", "--worktree", ".")
    here.git("reset", "-q", "--hard", "HEAD~1")


def main() -> None:
    if not shutil.which("pre-commit"):
        skip("pre-commit is not installed (apt-get install pre-commit)")
    with Repository(os.path.abspath(sys.argv[1])) as here:
        here.environment["PRE_COMMIT_HOME"] = str(here.scratch / "pre-commit")
        own_configuration(here)
        published_hooks(here)


main()
