#!/usr/bin/env bash
# postgres.sh start|url|stop [durable]: a PostgreSQL of our own for tests: own folder, own free port, gone afterwards.
# A durable one waits for the disk at every commit, as in production: for measuring, beside one for tests.
# PostgreSQL refuses to run as root; there it runs as the user `postgres` (or PGUSER_UNIX).
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"

kind=${2:-}
RECORD=$VAR/postgres${kind:+-$kind}.env

bin() {
    local newest
    newest=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n1) || true
    if [ -z "$newest" ]; then
        stop "PostgreSQL が見つかりません: sudo apt-get install postgresql" "PostgreSQL is missing: sudo apt-get install postgresql"
    fi
    echo "$newest"
}

as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u "${PGUSER_UNIX:-postgres}" -- "$@"
    else
        "$@"
    fi
}

start() {
    local programs folder port word disk=off
    # What is for tests outlives nothing, so nothing waits for the disk.
    if [ "$kind" = durable ]; then disk=on; fi
    programs=$(bin)
    # In /tmp, not var/: the owner above may be forbidden to enter the folders that lead to this tree.
    folder=$(cd /tmp && as_owner mktemp -d /tmp/workcation-postgres.XXXXXX)
    port=$(free_port)
    word=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
    cd /tmp
    # The folder is its owner's alone (mktemp makes it so).
    echo "$word" | as_owner tee "$folder/word" >/dev/null
    as_owner "$programs/initdb" --pgdata="$folder/data" --username=workcation --pwfile="$folder/word" \
        --auth=password --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$VAR/log/postgres-initdb.log"
    as_owner tee --append "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 300
shared_buffers = 256MB
fsync = $disk
synchronous_commit = $disk
full_page_writes = $disk
max_locks_per_transaction = 256
CONF
    # The server's own account of how long its statements take.
    if [ "$kind" = durable ] && [ -e "$programs/../lib/pg_stat_statements.so" ]; then
        as_owner tee --append "$folder/data/postgresql.conf" >/dev/null <<CONF
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_planning = on
CONF
    fi
    if ! as_owner "$programs/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait --timeout=60 start >/dev/null; then
        as_owner tail -n 20 "$folder/log" >&2
        exit 1
    fi
    # The URL stands last: whoever reads a half-written record finds no URL, and says so.
    printf 'folder=%s\nurl=%s\n' "$folder" "postgres://workcation:$word@127.0.0.1:$port/postgres" >"$RECORD"
    url
}

recorded() { sed -n "s/^$1=//p" "$RECORD" 2>/dev/null; }

url() {
    local known
    known=$(recorded url) || true
    if [ -z "$known" ]; then stop "起動していません: tools/postgres.sh start" "It is not running: tools/postgres.sh start"; fi
    echo "$known"
}

stop_it() {
    local folder
    folder=$(recorded folder) || true
    rm -f "$RECORD"
    if [[ $folder != /tmp/workcation-postgres.* ]] || [ ! -d "$folder" ]; then return; fi
    cd /tmp
    as_owner "$(bin)/pg_ctl" --pgdata="$folder/data" --mode=immediate stop >/dev/null 2>&1 || true
    as_owner rm -rf "$folder"
}

case $kind in
'' | durable) ;;
*) stop "不明な種類です: $kind" "Unknown kind: $kind (durable, or none)" ;;
esac
case ${1:-} in
start) stop_it && start ;;
url) url ;;
stop) stop_it ;;
*) stop "使い方: tools/postgres.sh start|url|stop [durable]" "Usage: tools/postgres.sh start|url|stop [durable]" ;;
esac
