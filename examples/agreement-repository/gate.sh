#!/bin/sh
# The gate of this repository, for any CI and for git.
#   ./gate.sh          all drafts
#   ./gate.sh REV      all drafts; only what changed since REV can fail, e.g. ./gate.sh origin/main
# Ends with 0 if nothing new was found, 1 if something was, 2 if the check itself failed.
# REPORTS=DIRECTORY ./gate.sh leaves a page to read and the reports for programs there.
# As a hook: ln -s ../../gate.sh .git/hooks/pre-commit (it reads the files as they lie there, staged or not)
set -u

# git starts a hook at the root of the working tree; people start this from anywhere.
[ -f cmwlint.toml ] || cd "$(dirname "$0")" || exit 2
if ! command -v cmwlint >/dev/null; then
    echo "gate: cmwlint is not installed" >&2
    exit 2
fi

set -- ${1:+"--since=$1"} --format=text
if [ -n "${REPORTS:-}" ]; then
    mkdir -p "$REPORTS" || exit 2
    set -- "$@" "--format=html=$REPORTS/cmwlint.html" "--format=sarif=$REPORTS/cmwlint.sarif" \
        "--format=junit=$REPORTS/cmwlint.junit.xml"
fi
cmwlint "$@" agreements laws
status=$?

case $status in
0) echo "gate: open" ;;
1) echo "gate: closed. Change the draft, or say why it may stand: cmwlint suppress add FILE --rule RULE --reason '…'" >&2 ;;
*) status=2 && echo "gate: the check itself failed" >&2 ;;
esac
exit $status
