#!/usr/bin/env bash
# Serves the demo on 127.0.0.1:${PORT:-8080}, from a tree of any state: installs, builds, migrates, loads, serves.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

port=${PORT:-8080}
if listening "$port"; then
    other=$((port + 1))
    while listening "$other"; do other=$((other + 1)); done
    stop "ポート $port は使用中です。別のポートで起動してください: PORT=$other make run" \
        "Port $port is in use. Start on another one: PORT=$other make run"
fi

tools/prerequisites.sh run
tools/build.sh client server

export WORKCATION_MODE=${WORKCATION_MODE:-demo}
export WORKCATION_LISTEN=127.0.0.1:$port
export WORKCATION_PUBLIC_URL=${WORKCATION_PUBLIC_URL:-http://127.0.0.1:$port}
export WORKCATION_DATABASE_URL=${WORKCATION_DATABASE_URL:-sqlite://var/workcation.db}
workcation=${CARGO_TARGET_DIR:-target}/debug/workcation

step "Bringing the database up to date (${WORKCATION_DATABASE_URL##*@})"
"$workcation" migrate
if [ "$WORKCATION_MODE" = demo ]; then
    step "Loading the demo where it is not yet"
    "$workcation" demo
fi

step "Serving on http://127.0.0.1:$port (Ctrl-C stops it)"
exec "$workcation" serve
