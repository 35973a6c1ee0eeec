#!/usr/bin/env bash
# shape.sh: measures a line of a known shape with the product itself: Chromium in one network namespace, the real binary
# in another, between them a relay (tools/shape/link.py). ping and iperf3 say first that the line has its shape.
# SHAPE="down up rtt loss" (Mbps, Mbps, ms there and back, per cent each way) chooses the shape, SHAPE_CONGESTION=bbr how
# both ends' TCP sends: reno, which every kernel allows and loss slows most, when not said. All traffic stays within the
# two namespaces, which end with the script.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

read -r down up rtt loss <<<"${SHAPE:-20 5 60 1}"
congestion=${SHAPE_CONGESTION:-reno}
server=workcation-shape-server-$$ client=workcation-shape-client-$$
work=''
pids=()

end() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ -z "$work" ] || rm -rf "$work"
    for name in "$server" "$client"; do ip netns del "$name" 2>/dev/null || true; done
}

# lacking: what a shaped line can't be had without here, in ja and en; nothing when it can be had.
lacking() {
    if [ "$(id -u)" -ne 0 ]; then
        echo "[ja] root 権限がありません [en] not root"
    elif [ ! -c /dev/net/tun ]; then
        echo "[ja] /dev/net/tun がありません [en] no /dev/net/tun"
    elif ! tools/prerequisites.sh shape >&2; then
        echo "[ja] 必要なパッケージを入れられません [en] its packages can't be installed"
    elif ! { ip netns add "$client" && ip netns exec "$client" ip tuntap add mode tun name trial; } 2>/dev/null; then
        echo "[ja] ネットワーク名前空間を作れません [en] network namespaces can't be made"
    fi
    ip netns del "$client" 2>/dev/null || true
}

trap end EXIT
trap 'exit 130' INT TERM
reason=$(lacking)
if [ -n "$reason" ]; then
    stop "決まった速さの回線を作れません: $reason" "No line of a known shape can be made: $reason"
fi
tools/build.sh client server e2e

work=$(mktemp -d)
ip netns add "$server"
ip netns add "$client"
for name in "$server" "$client"; do
    ip netns exec "$name" sysctl -qw "net.ipv4.tcp_congestion_control=$congestion"
done
# The ends stand for machines of their own: what else this one does mustn't slow them, nor the line.
on_server=(nice -n -5 ip netns exec "$server")
on_client=(nice -n -5 ip netns exec "$client")

step "A line of $down/$up Mbps, $rtt ms there and back, $loss % lost each way ($congestion)"
nice -n -10 python3 tools/shape/link.py --server "$server" --client "$client" --down-mbps "$down" --up-mbps "$up" \
    --rtt-ms "$rtt" --loss-percent "$loss" >"$work/link" &
pids+=($!)
wait_until 20 grep -q ready "$work/link"

step "The line as ping and iperf3 see it"
"${on_server[@]}" iperf3 --server --port 5201 >/dev/null &
pids+=($!)
timeout 120 "${on_client[@]}" python3 tools/shape/reference.py --address 10.77.0.1 --port 5201 --down-mbps "$down" --up-mbps "$up" >"$work/reference"
cat "$work/reference"

binary=${CARGO_TARGET_DIR:-$ROOT/target}/debug/workcation
address=http://10.77.0.1:8080
export WORKCATION_MODE=demo WORKCATION_DATABASE_URL=sqlite:$work/shape.db WORKCATION_LISTEN=10.77.0.1:8080
export WORKCATION_PUBLIC_URL=$address WORKCATION_DEMO_BEYOND_LOOPBACK=true
export WORKCATION_DEMO_STARTS_AT=2026-11-20T11:00:00+09:00
step "The real binary with the demo"
RUST_LOG=warn "$binary" migrate >/dev/null
"$binary" demo >/dev/null
"${on_server[@]}" "$binary" serve 2>"$work/serve.log" &
pids+=($!)
answers() { "${on_server[@]}" python3 -c "import urllib.request as r; r.urlopen('$address/api/settings')" 2>/dev/null; }
wait_until 60 answers || {
    cat "$work/serve.log" >&2
    exit 1
}

step "Chromium on the other end"
cd tests/e2e
SHAPE_ADDRESS=$address SHAPE_DOWN=$down SHAPE_UP=$up SHAPE_RTT=$rtt SHAPE_LOSS=$loss SHAPE_REFERENCE=$work/reference \
    E2E_RESULTS=${E2E_RESULTS:-$VAR/shape} "${on_client[@]}" npx playwright test --project shape --workers 1
