#!/usr/bin/env python3
"""Many drafts: the cache, lists of files, one bad file among good ones, memory, the line that tells how far a run is.

many.py PROGRAM [DRAFTS]        2,000 drafts by hand; fewer in ctest
"""

import json
import os
import pty
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

program = os.path.abspath(sys.argv[1])
DRAFTS = int(sys.argv[2]) if len(sys.argv) > 2 else 140
MAKE = Path(__file__).resolve().parent.parent.parent / "scripts" / "make-drafts"
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795305600"}
FORMATS = ("text", "concise", "json", "ndjson", "sarif", "github", "gitlab", "junit", "checkstyle", "tap", "markdown", "csv", "html")
GOOD = "Article 1. Fees\nThe fee shall be published.\n"
ENVIRONMENT.update({name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ})


def start(*words: str) -> list[str]:
    return [program, *words]


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess:
    return subprocess.run(start(*words), input=stdin, capture_output=True, env=ENVIRONMENT, check=False, timeout=600)


def check(what: str, holds: bool, more: object = "") -> None:
    if not holds:
        sys.exit(f"{what}: not so\n{more}")


def all_formats(*words: str) -> tuple[int, bytes, dict[str, bytes]]:
    """One run, its end, what it said, and each report."""
    shutil.rmtree("out", ignore_errors=True)
    os.mkdir("out")
    result = run(*words, *(w for f in FORMATS for w in ("--format", f"{f}=out/{f}")), "laws")
    return result.returncode, result.stderr, {f: Path("out", f).read_bytes() for f in FORMATS}


def from_cache(*words: str) -> int:
    said = run("--stats", "--exit-zero", "--format", "concise", *words).stderr.decode()
    line = next(one for one in said.splitlines() if "from the cache" in one)
    return int(line.split()[3])


def same_with_and_without() -> None:
    """Cold, warm, without: the same bytes in every format, whatever the number of threads."""
    plain = all_formats("--jobs", "1")
    check("findings", plain[0] == 1 and len(plain[2]["concise"].splitlines()) > DRAFTS)
    for jobs in ("2", "7"):
        check(f"--jobs {jobs} says the same", all_formats("--jobs", jobs) == plain)
    check("a first run with a cache says the same", all_formats("--cache") == plain)
    check("its directory", Path(".cmwlint_cache/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
          and Path(".cmwlint_cache/.gitignore").read_text() == "*\n")
    check("a second run says the same", all_formats("--cache", "--jobs", "3") == plain)
    check("a second run takes all from the cache", from_cache("--cache", "laws") == DRAFTS, from_cache("--cache", "laws"))
    traced = run("--cache", "--trace", "DET-001", "--format", "concise", "laws/en")
    check("a trace is told all the same", traced.stderr == run("--trace", "DET-001", "--format", "concise", "laws/en").stderr
          and traced.stderr)


def what_it_depends_on() -> None:
    """Options that change what is found ask for new entries; decisions do not, and are applied to old ones."""
    check("other options", from_cache("--cache", "--select", "DET", "laws") == 0)
    check("the same options", from_cache("--cache", "--select", "DET", "laws") == DRAFTS)
    check("messages in French", from_cache("--cache", "--message-language", "fr", "laws") == 0)
    draft = next(Path("laws/en").iterdir())
    text = draft.read_bytes()
    draft.write_bytes(text + b"\nArticle 99\nForeigners shall be detained for one year.\n")
    check("one draft has changed", from_cache("--cache", "laws") == DRAFTS - 1)
    draft.write_bytes(text)
    moved = draft.with_name("moved" + draft.suffix)
    draft.rename(moved)
    check("a draft that moved is known", from_cache("--cache", "laws") == DRAFTS)
    check("and is called by its new name", bytes(moved.name, "utf-8") in run("--cache", "--format", "concise", "laws").stdout)
    moved.rename(draft)

    marked = sorted(Path("laws/en").glob("*.md"))[0]
    before = marked.read_bytes()
    marked.write_bytes(before + b"\n## Article 98. Children\nForeign children shall be detained only as a measure of last resort. "
                       b"<!-- cmwlint: allow DET-001: a reason -->\n")
    Path("cmwlint.toml").write_text('fail-on = "warning"\n[severity]\nDET = "note"\nEXP = "error"\n', encoding="utf-8")
    Path("cmwlint-suppressions.toml").write_text(
        '[[suppress]]\nrule = "CRIM"\nreason = "decided"\n[[suppress]]\nrule = "EXP"\nfile = "laws/fr/*"\nreason = "decided"\n'
        '[[suppress]]\nrule = "SMU"\nfile = "laws/nowhere/*"\nreason = "unused"\n', encoding="utf-8")
    run("--baseline", "known.json", "--update-baseline", "--cache", "laws/es", "--format", "concise")
    with_cache = all_formats("--cache", "--baseline", "known.json", "--show-suppressed")
    check("decisions are the same with a cache", with_cache == all_formats("--baseline", "known.json", "--show-suppressed"))
    told = json.loads(with_cache[2]["json"])["documents"]
    aside = {by: sum(s["set_aside"]["by"] == by for d in told for s in d.get("suppressed", [])) for by in ("file", "comment", "baseline")}
    check("and were heeded", all(aside.values()), aside)
    check("all from the cache", from_cache("--cache", "laws") == DRAFTS)
    for name in ("cmwlint.toml", "cmwlint-suppressions.toml", "known.json"):
        os.remove(name)
    marked.write_bytes(before)


def entries(directory: str = ".cmwlint_cache") -> list[Path]:
    return sorted(p for p in Path(directory).glob("??/*") if not p.name.startswith("."))


def damaged() -> None:
    """Whatever happens to entries, a run says the same, and nothing of it on standard error."""
    plain = run("--format", "json", "laws")
    run("--cache", "laws")
    chance = random.Random(1990)
    files = entries()
    for file in files:
        data = bytearray(file.read_bytes())
        what = chance.randrange(6)
        if what == 0:
            data = data[:chance.randrange(len(data))]
        elif what == 1:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        elif what == 2:
            data = bytearray(chance.choice(files).read_bytes())  # another draft's entry
        elif what == 3:
            data += b"more"
        elif what == 4:
            data = data.replace(b"cmwlint entry 1", b"cmwlint entry 0")
        else:
            data = bytearray()
        file.write_bytes(data)
    again = run("--cache", "--format", "json", "laws")
    check("damaged entries are none", (again.stdout, again.stderr, again.returncode) == (plain.stdout, plain.stderr, plain.returncode))
    check("they are made anew", from_cache("--cache", "laws") == DRAFTS)


def killed() -> None:
    """kill -9 at any moment: no broken report, no broken cache, and the next run is right."""
    shutil.rmtree(".cmwlint_cache", ignore_errors=True)
    began = time.monotonic()
    plain = run("--format", "json", "laws").stdout
    lasts = time.monotonic() - began
    broken_off = 0
    for i in range(8):
        if i % 3 == 0:
            shutil.rmtree(".cmwlint_cache", ignore_errors=True)
        Path("report.json").unlink(missing_ok=True)
        process = subprocess.Popen(start("--cache", "--format", "json=report.json", "laws"), env=ENVIRONMENT,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(lasts * (i + 1) / 9)
        process.kill()
        broken_off += process.wait() == -signal.SIGKILL
        if Path("report.json").exists():
            check("a report is whole or not there", Path("report.json").read_bytes() == plain)
        if i % 2:
            again = run("--cache", "--format", "json", "laws")
            check("the run after it is right", again.stdout == plain and not again.stderr, again.stderr)
    check("some run was broken off", broken_off > 0)
    check("the last run is right", run("--cache", "--format", "json", "laws").stdout == plain)


def side_by_side() -> None:
    """Several processes fill one new cache."""
    plain = run("--format", "json", "laws").stdout
    shutil.rmtree(".cmwlint_cache", ignore_errors=True)
    all_at_once = [subprocess.Popen(start("--cache", "--format", "json", "laws"), env=ENVIRONMENT, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE) for _ in range(4)]
    for process in all_at_once:
        out, err = process.communicate(timeout=600)
        check("each says the same", out == plain and not err, err)
    check("no temporary file is left", not list(Path(".cmwlint_cache").rglob(".new-*")))


def unusable() -> None:
    """A cache that cannot be used is told once and costs nothing else."""
    plain = run("--format", "concise", "laws")
    Path("file").write_text("", encoding="utf-8")
    Path("full").mkdir()
    for number in range(256):  # nothing can be written below these, by anybody
        Path("full", f"{number:02x}").write_text("", encoding="utf-8")
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("words", encoding="utf-8")
    for directory, why in (("file/cache", "cannot be used"), ("full", "cannot be written to"), ("mine", "is not a cache")):
        result = run(f"--cache={directory}", "--format", "concise", "laws")
        check(f"{directory} changes nothing", (result.stdout, result.returncode) == (plain.stdout, plain.returncode))
        said = result.stderr.decode()
        check(f"{directory} is told once", said.count("\n") == 1 and said.startswith("cmwlint: warning: --cache: ") and why in said, said)
    check("files of others are left alone", [p.name for p in Path("mine").iterdir()] == ["letter.txt"])


def pruned() -> None:
    """What nobody uses is thrown away after 30 days; looked after once a day."""
    run("--cache", "laws")
    old = time.time() - 31 * 86400
    gone, used = entries()[:3], entries()[3:]
    for file in gone:
        os.utime(file, (old, old))
    left = Path(".cmwlint_cache/00/.new-1-1-1") if Path(".cmwlint_cache/00").exists() else entries()[0].parent / ".new-1-1-1"
    left.write_text("half", encoding="utf-8")
    os.utime(left, (old, old))
    run("--cache", "laws/nothing.txt")
    check("not twice a day", all(p.exists() for p in gone))
    os.utime(".cmwlint_cache/pruned", (old, old))
    run("--cache", "laws/nothing.txt")
    check("old entries go", not any(p.exists() for p in [*gone, left]) and all(p.exists() for p in used))


def one_bad_file() -> None:
    """What cannot be read is told, and hides nothing."""
    plain = run("--format", "concise", "laws").stdout
    Path("laws/broken.txt").write_bytes(b"%PDF-1.7\0\0\0\1")
    os.symlink("nowhere", "laws/dangling.txt")
    for words in ((), ("--cache",), ("--jobs", "1")):
        result = run(*words, "--format", "concise", "laws", "laws/missing.txt")
        said = result.stderr.decode()
        check("all others are reported", result.stdout == plain)
        check("it is told", result.returncode == 2 and "laws/broken.txt" in said and "laws/missing.txt" in said, said)
    os.remove("laws/broken.txt")
    os.remove("laws/dangling.txt")


def lists() -> None:
    """--files-from."""
    names = sorted(str(p) for p in Path("laws/ar").iterdir())[:5]
    plain = run("--format", "concise", *names)
    check("findings", len(plain.stdout) > 100)
    lines, nulls = "\n".join(names).encode(), b"".join(n.encode() + b"\0" for n in names)
    Path("list").write_bytes(b"\xef\xbb\xbf" + lines + b"\n\n")
    for words, stdin in ((["-"], lines), (["-"], lines.replace(b"\n", b"\r\n")), (["-"], nulls), (["-", "--null"], nulls), (["list"], b"")):
        result = run("--format", "concise", "--files-from", *words, stdin=stdin)
        check(f"{words} says the same", (result.stdout, result.stderr, result.returncode) == (plain.stdout, plain.stderr, plain.returncode), result)
    check("added to what is named", run("--format", "concise", names[0], "--files-from", "-", stdin=lines).stdout == plain.stdout)

    empty = run("--files-from", "-", "--format", "json", "--format", "sarif=empty.sarif")
    check("an empty list is clean", empty.returncode == 0 and b"nothing to check" in empty.stderr, empty)
    check("its reports are whole", json.loads(empty.stdout)["documents"] == [] and json.loads(Path("empty.sarif").read_text())["runs"])
    missing = run("--files-from", "-", "--format", "concise", stdin=b'gone.md\n"\\330\\271.md"\n' + lines)
    said = missing.stderr.decode()
    check("errors are told path by path", missing.returncode == 2 and missing.stdout == plain.stdout and "gone.md" in said and "-z" in said, said)
    for words, stdin, why in ((["--files-from", "nolist"], b"", "cannot be opened"), (["--files-from", "laws"], b"", "is a directory"),
                              (["--files-from", "-"], "laws\n".encode("utf-16"), "UTF-16"), (["--files-from", "-", "-"], b"", "standard input")):
        result = run(*words, stdin=stdin)
        check(f"{words} is refused", result.returncode == 2 and why in result.stderr.decode() and not result.stdout, result)


def memory() -> None:
    """Texts of clean drafts are not kept: eight times as many take hardly more."""
    if b"__asan_init" in Path(program).read_bytes():
        return  # it keeps what was given back
    text = "CUSTOMS ACT\n\n" + "".join(f"Article {n}. Fees\nThe fee of the port shall be published in the gazette.\n\n" for n in range(1, 6000))
    peaks = []
    for count in (10, 80):
        directory = Path(f"clean{count}")
        directory.mkdir()
        for i in range(count):
            Path(directory, f"{i}.txt").write_text(text, encoding="utf-8")
        result = run("--stats", "--jobs", "2", "--language", "en", str(directory))
        check("they are clean", result.returncode == 0, result.stdout)
        peaks.append(int(result.stderr.decode().split("peak memory ")[1].split()[0]))
        shutil.rmtree(directory)
    more = 70 * len(text) / 1e6
    check(f"70 more drafts of together {more:.0f} MB take less than a third of that", peaks[1] - peaks[0] < more / 3, peaks)


def on_terminal(environment: dict[str, str], *words: str) -> bytes:
    """What a terminal on standard error gets."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(start(*words), env={**ENVIRONMENT, **environment}, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    got = b""
    while True:
        ready, _, _ = select.select([ours], [], [], 60)
        try:
            more = os.read(ours, 65536) if ready else b""
        except OSError:  # the other end is closed
            more = b""
        if not more:
            break
        got += more
    process.wait()
    os.close(ours)
    return got


def progress_line() -> None:
    """Drawn on a terminal only, after a second, and erased."""
    Path("long").mkdir()
    pieces = [p.read_text(encoding="utf-8") for p in sorted(Path("laws/en").glob("*.txt"))]
    words = ["--jobs", "1", "--exit-zero", "--format", "concise", "long"]
    count = 0
    while True:  # until a run lasts long enough on this machine
        for _ in range(6):
            Path("long", f"{count}.txt").write_text("\n\n".join(pieces * 8) + f"\n{count}\n", encoding="utf-8")
            count += 1
        began = time.monotonic()
        piped = run(*words)
        if time.monotonic() - began > 2.5 or count > 200:
            break
    check("nothing in a pipe", piped.stderr == b"", piped.stderr)
    shown = on_terminal({"TERM": "xterm"}, *words)
    check("a line on a terminal", f"of {count} [".encode() in shown and shown.endswith(b"\r\x1b[K"), shown[-200:])
    for environment, more in (({"TERM": "dumb"}, []), ({}, []), ({"TERM": "xterm", "CI": "true"}, []), ({"TERM": "xterm"}, ["--no-progress"])):
        check(f"none with {environment} {more}", on_terminal(environment, *words, *more) == b"")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        made = subprocess.run([sys.executable, str(MAKE), "laws", str(DRAFTS)], check=True, capture_output=True, text=True)
        print(made.stdout.strip(), flush=True)
        for part in (same_with_and_without, what_it_depends_on, damaged, killed, side_by_side, unusable, pruned, one_bad_file, lists,
                     memory, progress_line):
            began = time.monotonic()
            part()
            print(f"{part.__name__}: {time.monotonic() - began:.1f} s", flush=True)
        os.chdir("/")


main()
