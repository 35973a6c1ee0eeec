#!/usr/bin/env bash
# Writes docs/openapi.json from the server. With --check: says whether it was current, and that the client's types can be made
# from it. (frontend/src/api/schema.ts is still written by hand in places; see docs/decisions/0001.)
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

tools/build.sh packages server >&2
"${CARGO_TARGET_DIR:-target}/debug/workcation" openapi >"$VAR/openapi.json"
mv "$VAR/openapi.json" docs/openapi.json
(cd frontend && npx --no-install openapi-typescript ../docs/openapi.json --output "$VAR/schema.ts")

if [ "${1:-}" = --check ]; then
    changed=$(git status --porcelain -- docs/openapi.json)
    if [ -n "$changed" ]; then
        git --no-pager diff --stat -- docs/openapi.json
        stop "API の記述が古いままでした。変更を確認してコミットしてください: $changed" \
            "The API's description was not current. Look at the change and commit it: $changed"
    fi
fi
