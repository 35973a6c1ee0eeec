# shellcheck shell=bash
# How every script of this folder speaks and stops: steps as they begin, remedies in ja and en, one line each.
# Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT
VAR=$ROOT/var
mkdir -p "$VAR/log"

bold='' plain=''
if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; fi

step() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }

# stop JA EN: says what is wrong and what helps, and ends the script.
stop() {
    printf '\n[ja] %s\n[en] %s\n' "$1" "$2" >&2
    exit 1
}

# logged NAME COMMAND…: runs it in sight, keeps what it said in var/log/NAME.log, and names an unreachable registry.
logged() {
    local log=$VAR/log/$1.log status=0
    shift
    "$@" 2>&1 | tee "$log" || status=$?
    if [ "$status" -eq 0 ]; then return 0; fi
    if grep -qE 'ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|[Cc]ould(n.t| not) (connect|resolve)|spurious network error|Temporary failure|NewConnectionError|network failure' "$log"; then
        stop "パッケージの配布元に接続できません。ネットワークまたはプロキシ(HTTPS_PROXY)の設定を確認し、もう一度実行してください。記録: $log" \
            "A package registry cannot be reached. Check the network or the proxy (HTTPS_PROXY), then run this again. Log: $log"
    fi
    stop "失敗しました: $* (記録: $log)" "This failed: $* (log: $log)"
}

# digest PATH…: one line that changes when a file below these paths changes, comes or goes.
digest() {
    find "$@" \( -name node_modules -o -name dist -o -name results \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# free_port: a port of the loopback nobody listens on.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# listening PORT: whether somebody answers on this port of the loopback.
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_until SECONDS COMMAND…: asks five times a second; false when the time is over.
wait_until() {
    local left=$(($1 * 5))
    shift
    until "$@"; do
        left=$((left - 1))
        if [ "$left" -le 0 ]; then return 1; fi
        sleep 0.2
    done
}
