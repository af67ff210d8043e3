"""Packages from the npm registry that tests use."""

import shutil
import subprocess
from pathlib import Path

from repository import skip

HERE = Path(__file__).resolve().parent


def installed(package: str, directory: Path) -> Path:
    """What `package`/package.json lists, in a directory; installed anew where the list has changed. Else the test is skipped."""
    if not shutil.which("npm") or not shutil.which("node"):
        skip("node and npm are not installed")
    wanted = (HERE / package / "package.json").read_text(encoding="utf-8")
    done = directory / "installed.json"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "package.json").write_text(wanted, encoding="utf-8")
        try:
            run = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], cwd=directory,
                                 capture_output=True, text=True, timeout=300, check=False)
        except subprocess.TimeoutExpired:
            skip("npm could not install what it needs within five minutes")
        if run.returncode != 0:
            skip(f"npm could not install what it needs: {run.stderr[-500:]}")
        done.write_text(wanted, encoding="utf-8")
    return directory
