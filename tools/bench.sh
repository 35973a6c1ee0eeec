#!/usr/bin/env bash
# bench.sh [--quick] [--scale] [--places=N]: measures the release build with tests/bench, beside the raw limits of the same
# databases. --quick: shorter rounds, and searches over 500 places only, on both databases; else over 5,000 and 50,000 on
# PostgreSQL, too. --scale: those searches alone. --places=N: one size of them alone (--only=PART of where; --kept: on what the
# last run wrote; --statements: what each statement took). --rounds: the engine of rounds alone (--quick or --size=S|M|L,
# --seeds=N; --files=FOLDER: rounds of others; --cases=FOLDER: cases of OR-Library and markets; --only=PART of their names).
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

case " $* " in
*" --help "*)
    sed -n '2,7s/^# //p' "$0"
    exit
    ;;
esac
tools/prerequisites.sh test
rounds() {
    WORKCATION_BENCH_BINARY=${CARGO_TARGET_DIR:-$ROOT/target}/release/workcation \
        cargo bench --quiet "${both[@]}" --bench rounds -- "$@"
}
# One command for both, so that both share what is compiled.
both=(--locked --profile release --package workcation --package tests)
step "Building the server and what measures it (release profile; the first time takes ten minutes of CPU)"
logged bench-build cargo build "${both[@]}" --bin workcation --bench load --bench rounds
if [[ " $* " == *" --rounds "* ]]; then
    rounds "$@"
    exit
fi
tools/build.sh client

trap 'tools/postgres.sh stop durable' EXIT
trap 'exit 130' INT TERM
step "Starting PostgreSQL, waiting for the disk at every commit"
url=$(tools/postgres.sh start durable)
newest=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n1) || true
step "Measuring"
WORKCATION_BENCH_POSTGRES_URL=$url WORKCATION_BENCH_BINARY=${CARGO_TARGET_DIR:-$ROOT/target}/release/workcation \
    PATH="${newest:+$newest:}$PATH" cargo bench --quiet "${both[@]}" --bench load -- "$@"
if [[ " $* " != *" --scale "* ]]; then
    rounds "$@"
fi
