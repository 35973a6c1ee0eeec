#!/usr/bin/env bash
# The browser's journeys: Playwright in Debian's Chromium against the real binary. ONLY=name runs one spec.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

tools/prerequisites.sh test
tools/build.sh client server e2e
step "The browser's journeys"
cd tests/e2e
npm run --silent check
exec npm test --silent -- ${ONLY:+"$ONLY"}
