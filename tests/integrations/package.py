#!/usr/bin/env python3
"""The package that scripts/package makes, out of a build directory: what is in it, what it asks for, and that it opens the gate.

package.py BUILD_DIRECTORY
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from repository import Repository, check, skip


def run(*words: str, cwd: Path) -> str:
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=600, check=False)
    check(done.returncode == 0, f"{' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    for tool in ("cpack", "dpkg-deb", "dpkg-shlibdeps", "file"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed (scripts/install-deps)")
    build = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        where = Path(scratch)
        run("cpack", "--config", str(build / "CPackConfig.cmake"), "-G", "DEB", "-B", str(where), cwd=build)
        packages = list(where.glob("cmwlint_*.deb"))
        check(len(packages) == 1, f"packages: {packages}")
        fields = run("dpkg-deb", "--field", str(packages[0]), cwd=where)
        for library in ("libicu", "libre2-", "libc6"):
            check(library in fields, f"the package does not ask for {library}:\n{fields}")
        run("dpkg-deb", "--extract", str(packages[0]), str(where / "root"), cwd=where)
        check((where / "root" / "usr" / "share" / "doc" / "cmwlint" / "copyright").is_file(), "the license is missing")
        program = where / "root" / "usr" / "bin" / "cmwlint"
        print(run(str(program), "--version", cwd=where))
        with Repository(str(program)) as here:
            here.expect("the gate, with the program out of the package", 0, "./gate.sh", has=("gate: open",))


main()
