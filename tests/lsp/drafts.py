"""Drafts and projects for the tests."""

from pathlib import Path

PENAL = "A person who enters the territory illegally shall be punished by imprisonment of two years.\n"
OTHERS = (
    "\nArticle 2. Removal\nA migrant worker in an irregular situation shall be detained until expulsion.\n"
    "\nArticle 3. Force\nThis law enters into force on 1 January.\n"
)
ACT = "LAW ON MIGRATION\n\nArticle 1. Entry\n" + PENAL + OTHERS
GOOD = ACT.replace(PENAL, "A person may enter the territory at any crossing point of the border.\n")


def write(directory, files):
    for name, text in files.items():
        path = Path(directory, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")


def codes(diagnostics):
    return sorted(d["code"] for d in diagnostics if "code" in d)
