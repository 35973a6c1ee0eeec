#!/usr/bin/env bash
# shape.sh: measures a line of a known shape with the product itself, in Chromium in a network namespace of its own
# against the real binary, and compares. SHAPE="down up rtt loss" (Mbps, Mbps, ms, per cent each way) chooses the shape.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

read -r down up rtt loss <<<"${SHAPE:-20 5 60 1}"
if [ "$(id -u)" -ne 0 ] || [ ! -c /dev/net/tun ] || ! command -v ip >/dev/null; then
    echo "回線の形の試験を省略しました（root、/dev/net/tun、iproute2 が必要です）。" >&2
    echo "SKIPPED: a line can only be shaped as root, with /dev/net/tun and iproute2." >&2
    exit 0
fi
tools/prerequisites.sh test
tools/build.sh client server e2e

namespace=workcation-shape-$$
port=${SHAPE_PORT:-7139}
work=$(mktemp -d)
pids=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ ! -s "$work/link" ] || grep carried "$work/link" || true
    ip netns del "$namespace" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

step "A line of $down/$up Mbps, $rtt ms, $loss % lost each way"
ip netns add "$namespace"
python3 tools/shape/link.py --namespace "$namespace" --down-mbps "$down" --up-mbps "$up" --rtt-ms "$rtt" \
    --loss-percent "$loss" >"$work/link" &
pids+=($!)
until grep -q ready "$work/link"; do kill -0 "${pids[0]}"; sleep 0.1; done

binary=${CARGO_TARGET_DIR:-$ROOT/target}/debug/workcation
address=http://10.77.0.1:$port
export WORKCATION_MODE=demo WORKCATION_DATABASE_URL=sqlite:$work/shape.db WORKCATION_LISTEN=10.77.0.1:$port
export WORKCATION_PUBLIC_URL=$address WORKCATION_DEMO_BEYOND_LOOPBACK=true
export WORKCATION_DEMO_STARTS_AT=2026-11-20T11:00:00+09:00
step "The real binary with the demo"
"$binary" migrate >/dev/null
"$binary" demo >/dev/null
"$binary" serve 2>"$work/serve.log" &
pids+=($!)
until python3 -c "import urllib.request as r; r.urlopen('$address/api/settings')" 2>/dev/null; do
    kill -0 "${pids[1]}" || { cat "$work/serve.log" >&2; exit 1; }
    sleep 0.2
done

step "Chromium on the other end"
cd tests/e2e
SHAPE_ADDRESS=$address SHAPE_DOWN=$down SHAPE_UP=$up SHAPE_RTT=$rtt SHAPE_LOSS=$loss \
    E2E_RESULTS=${E2E_RESULTS:-$VAR/shape} ip netns exec "$namespace" npx playwright test --project shape --workers 1
