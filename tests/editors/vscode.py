#!/usr/bin/env python3
"""The extension for VS Code, made and tested by the steps of its README: npm ci, npm test, npm run package.
usage: vscode.py PROGRAM REPOSITORY DIRECTORY
DIRECTORY keeps what npm brings, so that the next run is quick. Needs Node 20 and npm's registry; ends with 77 without."""
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

EXPECTED = {
    "[Content_Types].xml", "extension.vsixmanifest", "extension/LICENSE.txt", "extension/changelog.md", "extension/readme.md",
    "extension/package.json", "extension/language-configuration.json", "extension/dist/extension.js",
    "extension/dist/legal-draft.tmLanguage.json",
}
# What an extension that keeps drafts on the machine has no use for.
NETWORK = ("http", "https", "http2", "tls", "dns", "dgram", "inspector")


def skip(why):
    print(f"vscode: skipped: {why}")
    sys.exit(77)


def check_tools():
    if not shutil.which("npm") or not shutil.which("node"):
        skip("npm is not installed")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 20:
        skip(f"Node {version} is too old; 20 is needed")


def copy_sources(repository, directory):
    source = repository / "editors" / "vscode"
    leave = shutil.ignore_patterns("node_modules", "dist", "out", "*.vsix")
    for entry in directory.iterdir():
        if entry.name not in ("node_modules", "lock"):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(source, directory, ignore=leave, dirs_exist_ok=True)


def install(directory):
    lock = hashlib.sha256((directory / "package-lock.json").read_bytes()).hexdigest()
    stamp = directory / "lock"
    if stamp.exists() and stamp.read_text() == lock:
        return
    run = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=directory, capture_output=True, text=True)
    if run.returncode != 0:
        if any(word in run.stderr for word in ("ENOTFOUND", "ETIMEDOUT", "ECONNREFUSED", "EAI_AGAIN", "ECONNRESET")):
            skip("npm's registry cannot be reached")
        sys.exit(f"npm ci failed:\n{run.stderr}")
    stamp.write_text(lock)


def check_package(directory):
    subprocess.run(["npm", "run", "--silent", "package"], cwd=directory, check=True, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(directory / "cmwlint.vsix") as vsix:
        names = set(vsix.namelist())
        bundle = vsix.read("extension/dist/extension.js").decode()
    if names != EXPECTED:
        sys.exit(f"the package holds other files: {sorted(names ^ EXPECTED)}")
    used = [name for name in NETWORK if f'require("{name}")' in bundle or f'require("node:{name}")' in bundle]
    if used:
        sys.exit(f"the extension can reach the network through {used}")


def main():
    program, repository, directory = (Path(argument).resolve() for argument in sys.argv[1:])
    check_tools()
    directory.mkdir(parents=True, exist_ok=True)
    copy_sources(repository, directory)
    install(directory)
    test = subprocess.run(["npm", "test", "--silent"], cwd=directory,
                          env={**os.environ, "CMWLINT": str(program), "CMWLINT_ROOT": str(repository)})
    if test.returncode != 0:
        sys.exit(1)
    check_package(directory)


if __name__ == "__main__":
    main()
