#!/usr/bin/env bash
# Measures the release build with the programs of tests/bench, beside the raw limits of the same databases.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

tools/prerequisites.sh test
tools/build.sh client
step "Building the server for measuring (release profile)"
logged bench-build cargo build --locked --release --package workcation

trap 'tools/postgres.sh stop' EXIT
trap 'exit 130' INT TERM
step "Starting PostgreSQL"
WORKCATION_BENCH_POSTGRES_URL=$(tools/postgres.sh start)
export WORKCATION_BENCH_POSTGRES_URL
tests/bench/run "$@"
