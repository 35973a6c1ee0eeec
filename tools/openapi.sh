#!/usr/bin/env bash
# Writes docs/openapi.json from the server and frontend/src/api/schema.ts from that. With --check: says whether both were current.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

tools/build.sh packages server >&2
"${CARGO_TARGET_DIR:-target}/debug/workcation" openapi >"$VAR/openapi.json"
mv "$VAR/openapi.json" docs/openapi.json
(cd frontend && npx --no-install openapi-typescript ../docs/openapi.json --output src/api/schema.ts)

if [ "${1:-}" = --check ]; then
    changed=$(git status --porcelain -- docs/openapi.json frontend/src/api/schema.ts)
    if [ -n "$changed" ]; then
        git --no-pager diff --stat -- docs/openapi.json frontend/src/api/schema.ts
        stop "API の記述が古いままでした。変更を確認してコミットしてください: $changed" \
            "The API's description was not current. Look at the change and commit it: $changed"
    fi
fi
