#!/usr/bin/env bash
# Removes what can be built again. The databases under var/ stay.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

cargo clean
rm -rf frontend/dist frontend/node_modules tests/e2e/node_modules tests/e2e/results var/log var/smtp var/stamps
