"""What the tests of integrations share: the example repository as a git repository of its own, and programs run in it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "agreement-repository"
SKIPPED = 77
NOVEMBER_2026 = "1795305600"  # suppressions of the example end in 2030

# One sentence of each draft, and what an employer's friend would make of it: (file, as it is, violation).
PASSPORT_CLAUSES = [
    ("laws/residence.en.txt", "An employer who keeps a worker's passport is liable to a fine.",
     "The employer keeps the passports of the workers during the contract."),
    ("agreements/cantre-seasonal.fr.md", "Nul ne peut retenir le passeport ou le titre de séjour d'un travailleur.",
     "L'employeur conserve le passeport du travailleur pendant la durée du contrat."),
    ("agreements/lyonesse-labour.ar.txt", "لا يجوز لصاحب العمل أن يحتفظ بجواز سفر العامل.", "يحتفظ صاحب العمل بجواز سفر العامل."),
]
PASSPORT_RULE = "DOC-001"


def skip(why: str) -> None:
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


class Repository:
    """A copy of the example repository in a scratch directory, under git, with `cmwlint` on PATH."""

    def __init__(self, program: str):
        if not shutil.which("git"):
            skip("git is not installed (apt-get install git)")
        self.scratch = Path(tempfile.mkdtemp(prefix="cmwlint-repository-"))
        (self.scratch / "bin").mkdir()
        (self.scratch / "home").mkdir()
        (self.scratch / "bin" / "cmwlint").symlink_to(os.path.abspath(program))
        self.root = self.scratch / "drafts"
        shutil.copytree(EXAMPLE, self.root)
        self.environment = {
            "PATH": f"{self.scratch / 'bin'}:{os.environ.get('PATH', '')}", "HOME": str(self.scratch / "home"), "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": NOVEMBER_2026, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "TMPDIR": str(self.scratch)}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.git("init", "-q", "-b", "main")
        self.commit("The drafts, and how they are checked")

    def __enter__(self) -> "Repository":
        return self

    def __exit__(self, *_) -> None:
        shutil.rmtree(self.scratch)

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(words, capture_output=True, text=True, cwd=self.root, env={**self.environment, **environment},
                              stdin=subprocess.DEVNULL, timeout=300, check=False)

    def expect(self, step: str, code: int, *words: str, has: tuple = (), lacks: tuple = (), **environment: str) -> str:
        """Runs words; how it ends and what it says must be as expected. Returns what it said."""
        done = self.run(*words, **environment)
        said = done.stdout + done.stderr
        wrong = [f"lacks {part!r}" for part in has if part not in said] + [f"has {part!r}" for part in lacks if part in said]
        if done.returncode != code or wrong:
            sys.exit(f"{step}: ended with {done.returncode} (expected {code}); {'; '.join(wrong)}\n{said}")
        print(f"ok: {step}")
        return said

    def git(self, *words: str) -> str:
        done = self.run("git", *words)
        if done.returncode != 0:
            sys.exit(f"git {' '.join(words)}: {done.stderr}")
        return done.stdout

    def commit(self, message: str) -> str:
        self.git("add", "--all")
        self.git("commit", "-q", "--no-verify", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        if old not in text:
            sys.exit(f"{path} has no {old!r}: the example and its test must be changed together")
        self.write(path, text.replace(old, new, 1))

    def violate(self, path: str = "") -> dict[str, int]:
        """Puts a violation into each draft, or into one; returns the line of each."""
        lines = {}
        for file, before, after in PASSPORT_CLAUSES:
            if path in ("", file):
                self.replace(file, before, after)
                lines[file] = next(n for n, line in enumerate(self.read(file).split("\n"), 1) if after in line)
        return lines


def check(true: bool, what: str) -> None:
    if not true:
        sys.exit(what)
