#!/usr/bin/env bash
# prerequisites.sh run|test|shape: what this machine must have. Installs Debian packages when root, names them otherwise.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"

purpose=${1:-run}
packages=()

# need PACKAGE TEST…: asks for the package when the test fails.
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || packages+=("$package")
}

server_programs() { compgen -G '/usr/lib/postgresql/*/bin/initdb'; }

libclang() { compgen -G "/usr/lib/llvm-*/lib/libclang.so*" || compgen -G "/usr/lib/*/libclang-*.so*"; }

# A font file is enough; fontconfig need not be there yet.
japanese_font() { compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*'; }

# room GB FOLDER: stops where what is built or written would fill the disk half-way, with an error that names anything else.
room() {
    local free
    free=$(df -Pk "$2" | awk 'NR == 2 { print int($4 / 1024 / 1024) }')
    if [ "$free" -lt "$1" ]; then
        stop "ディスクの空きが足りません($2: ${free}GB。${1}GB 必要です)。不要なファイルを消してから、もう一度実行してください。"             "There is too little room on the disk ($2: ${free} GB; ${1} GB are needed). Remove what is not needed, then run this again."
    fi
}

# Measured: the crates built for tests fill 4 GB, the server alone 2; databases and pictures of tests stay below 1.
built=${CARGO_TARGET_DIR:-$ROOT/target}
if [ -d "$built/debug/deps" ]; then
    room 1 "$ROOT"
elif [ "$purpose" = run ]; then
    room 3 "$ROOT"
else
    room 6 "$ROOT"
fi

need build-essential command -v cc
need ca-certificates test -e /etc/ssl/certs/ca-certificates.crt
need cmake command -v cmake
# Headers of the solver are read at its build.
need libclang-dev libclang
need python3 command -v python3
if [ "$purpose" = test ]; then
    need postgresql server_programs
    need python3-venv python3 -c 'import ensurepip, venv'
    # Other people's readers of the files that leave; by Debian's Python, as the tests run them.
    need python3-openpyxl /usr/bin/python3 -c 'import openpyxl'
    need python3-icalendar /usr/bin/python3 -c 'import icalendar'
    need chromium command -v chromium
    need fonts-noto-cjk japanese_font
    need git command -v git
fi

if [ "$purpose" = shape ]; then
    need iproute2 command -v ip
    need procps command -v sysctl
    need iputils-ping command -v ping
    need iperf3 command -v iperf3
    need chromium command -v chromium
    need fonts-noto-cjk japanese_font
fi

if [ ${#packages[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        stop "不足しているパッケージがあります。次を実行してから、もう一度実行してください: sudo apt-get install ${packages[*]}" \
            "Packages are missing. Run this, then start again: sudo apt-get install ${packages[*]}"
    fi
    step "Installing what is missing: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    logged apt-update apt-get update -q
    # Debian starts a database cluster of its own on installation; ours is enough.
    if [[ " ${packages[*]} " == *" postgresql "* ]]; then
        mkdir -p /etc/postgresql-common
        [ -e /etc/postgresql-common/createcluster.conf ] ||
            echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    fi
    logged apt-install apt-get install -y -q --no-install-recommends "${packages[@]}"
fi

wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml")
if ! command -v cargo >/dev/null; then
    stop "Rust $wanted 以上が必要です。https://rustup.rs の手順で導入してください(Debian 12 の cargo は古すぎます)。" \
        "Rust $wanted or newer is needed. Install it as https://rustup.rs says (Debian 12's own cargo is too old)."
fi
found=$(rustc --version | cut -d' ' -f2)
if [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n1)" != "$wanted" ]; then
    stop "Rust $found は古すぎます。rustup update を実行してください($wanted 以上)。" \
        "Rust $found is too old. Run: rustup update ($wanted or newer)."
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null ||
    ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
    stop "Node.js 20.19 以上と npm が必要です。https://nodejs.org の手順で導入してください。" \
        "Node.js 20.19 or newer with npm is needed. Install it as https://nodejs.org says."
fi
