#!/usr/bin/env bash
# smtp.sh start|url|folder|stop: a real SMTP server for tests (PyPI's aiosmtpd); mails lie as JSON in var/smtp/mail.
# smtp.sh serve PORT FOLDER: one in the foreground, until standard input ends.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"

HOME_FOLDER=$VAR/smtp
VENV=$HOME_FOLDER/venv
MAIL=$HOME_FOLDER/mail
WANTED=$ROOT/tools/smtp/requirements.txt

# One at a time: tests that run side by side each ask for it.
install() {
    mkdir -p "$HOME_FOLDER"
    (
        flock 9
        install_alone
    ) 9>"$HOME_FOLDER/lock"
}

install_alone() {
    if cmp -s "$WANTED" "$VENV/installed.txt"; then return; fi
    step "Installing the SMTP server for tests" >&2
    rm -rf "$VENV"
    python3 -m venv "$VENV"
    logged smtp-install "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement "$WANTED" >&2
    cp "$WANTED" "$VENV/installed.txt"
}

start() {
    local port
    install
    rm -rf "$MAIL"
    mkdir -p "$MAIL"
    port=$(free_port)
    "$VENV/bin/python" "$ROOT/tools/smtp/receive.py" "$port" "$MAIL" >"$VAR/log/smtp.log" 2>&1 &
    echo $! >"$HOME_FOLDER/pid"
    if ! wait_until 20 listening "$port"; then
        stop "SMTP サーバーが起動しません。記録: $VAR/log/smtp.log" "The SMTP server does not start. Log: $VAR/log/smtp.log"
    fi
    echo "smtp://127.0.0.1:$port" >"$HOME_FOLDER/url"
    cat "$HOME_FOLDER/url"
}

stop_it() {
    local pid
    pid=$(cat "$HOME_FOLDER/pid" 2>/dev/null) || true
    rm -f "$HOME_FOLDER/pid" "$HOME_FOLDER/url"
    # A pid may have been given anew since: end it only while it is ours.
    if [ -n "$pid" ] && grep -qs receive.py "/proc/$pid/cmdline"; then kill "$pid"; fi
}

case ${1:-} in
serve)
    install
    exec "$VENV/bin/python" "$ROOT/tools/smtp/receive.py" "$2" "$3" --until-input-ends
    ;;
start) stop_it && start ;;
url) cat "$HOME_FOLDER/url" ;;
folder) echo "$MAIL" ;;
stop) stop_it ;;
*) stop "使い方: tools/smtp.sh start|url|folder|stop|serve" "Usage: tools/smtp.sh start|url|folder|stop|serve" ;;
esac
