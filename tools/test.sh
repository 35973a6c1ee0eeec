#!/usr/bin/env bash
# Everything that must be green. Each part runs even when one before it failed; the end says which, how many and how long.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

tools/prerequisites.sh test
# What is built once has no use for the compiler's notes of its last build, which fill as much of the disk as the build.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0; fi

# end: what this script started ends with it, however it ends.
end() {
    tools/postgres.sh stop
    tools/smtp.sh stop
}
trap end EXIT
trap 'exit 130' INT TERM

passed=0 failed=0
report=''

# count PATTERN LOG: the sum of the numbers before the last word of each match.
count() {
    sed 's/\x1b\[[0-9;]*m//g' "$2" | { grep -oE "$1" || true; } | { grep -oE '[0-9]+ [a-z ]+$' || true; } |
        awk '{ n += $1 } END { print n + 0 }'
}

# part NAME PASSED-PATTERN FAILED-PATTERN COMMAND…: runs and counts. A part that fails without naming a test counts as one.
part() {
    local name=$1 pass=$2 fail=$3 log status=0 ok bad began=$SECONDS
    shift 3
    log=$VAR/log/test-$name.log
    step "$name"
    "$@" 2>&1 | tee "$log" || status=$?
    ok=$(count "$pass" "$log")
    bad=$(count "$fail" "$log")
    # A check without tests of its own is one test: it held or it did not.
    if [ "$pass" = '^$' ] && [ "$status" -eq 0 ]; then ok=1; fi
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    if [ "$status" -eq 0 ] && [ "$ok" -eq 0 ]; then
        echo "[ja] $name: 実行された試験がありません。"
        echo "[en] $name: no test ran."
        bad=1
    fi
    passed=$((passed + ok))
    failed=$((failed + bad))
    report+=$(printf '%-20s %6d %6d %8.1f' "$name" "$ok" "$bad" "$(minutes $((SECONDS - began)))")$'\n'
}

minutes() { awk -v s="$1" 'BEGIN { printf "%.1f", s / 60 }'; }

only_check() { part "$1" '^$' '^$' "${@:2}"; }
rust() { part "$1" '(ok|FAILED)\. [0-9]+ passed' '; [0-9]+ failed' "${@:2}"; }
vitest() { part "$1" 'Tests  .*[0-9]+ passed' 'Tests  +[0-9]+ failed' "${@:2}"; }
playwright() { part "$1" '^ +[0-9]+ passed' '^ +[0-9]+ (failed|did not run)' "${@:2}"; }

only_check format cargo fmt --all -- --check
only_check client-packages tools/build.sh packages e2e
only_check client-build tools/build.sh client
only_check clippy cargo clippy --locked --workspace --all-targets -- --deny warnings
only_check client-lint npm --prefix frontend run --silent check
vitest client npm --prefix frontend run --silent test

smtp=$(tools/smtp.sh start)
postgres=$(tools/postgres.sh start)
# For the tests alone: the binary refuses settings that it does not know.
tests=(env "WORKCATION_TEST_SMTP_URL=$smtp" "WORKCATION_TEST_SMTP_FOLDER=$(tools/smtp.sh folder)"
    "WORKCATION_TEST_POSTGRES_URL=$postgres")
rust rules cargo test --locked --workspace --lib --bins
rust sqlite "${tests[@]}" TEST_DATABASE=sqlite cargo test --locked --package tests --test '*'
rust postgresql "${tests[@]}" TEST_DATABASE=postgres cargo test --locked --package tests --test '*'

only_check types-current tools/openapi.sh --check
playwright browser tools/e2e.sh

printf '\n%-20s %6s %6s %8s\n%s\n' part passed failed minutes "$report"
echo "minutes in all: $(minutes $SECONDS)"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
