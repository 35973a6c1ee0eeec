#!/usr/bin/env bash
# build.sh [client] [server]: builds what changed since it was last built, and nothing otherwise.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
STAMPS=$VAR/stamps
mkdir -p "$STAMPS"

# packages FOLDER: its node_modules as the lock file says.
packages() {
    local stamp=$1/node_modules/.stamp want
    want=$(sha256sum <"$1/package-lock.json")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then return; fi
    step "Installing the packages of $1/ from its lock file"
    # Not `npm ci`: it refuses a lock that lacks the binaries of other platforms; this leaves the lock as it is.
    logged "npm-${1//\//-}" npm --prefix "$1" install --no-audit --no-fund
    echo "$want" >"$stamp"
}

client() {
    local want
    packages frontend
    want=$(digest frontend)
    if [ -e frontend/dist/index.html ] && [ "$(cat "$STAMPS/client" 2>/dev/null)" = "$want" ]; then return; fi
    step "Building the client (frontend/dist)"
    logged client npm --prefix frontend run build
    echo "$want" >"$STAMPS/client"
}

# The binary's own age is part of the stamp: a `cargo build` by hand from other sources is noticed.
server_stamp() { echo "$1 $(stat -c '%s.%Y' "$TARGET/debug/workcation" 2>/dev/null)"; }

server() {
    local want
    want=$(digest Cargo.toml Cargo.lock .cargo api entities migration)
    if [ -x "$TARGET/debug/workcation" ] && [ "$(cat "$STAMPS/server" 2>/dev/null)" = "$(server_stamp "$want")" ]; then return; fi
    # The server embeds the client's folder, which must exist when it compiles; in the dev profile it is read when asked for.
    mkdir -p frontend/dist
    step "Building the server (cargo, dev profile; the first time takes some minutes)"
    if [ -t 1 ]; then export CARGO_TERM_COLOR=always CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=80; fi
    logged server cargo build --locked --package workcation
    server_stamp "$want" >"$STAMPS/server"
}

if [ $# -eq 0 ]; then set -- client server; fi
for part in "$@"; do
    case $part in
    client) client ;;
    server) server ;;
    packages) packages frontend ;;
    e2e) packages tests/e2e ;;
    *) stop "不明な対象です: $part" "Unknown part: $part (client, server, packages, e2e)" ;;
    esac
done
