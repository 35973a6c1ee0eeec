#!/usr/bin/env bash
# The quick part of the tests: form, lints, types, and what runs without a database, a browser or a mail server.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

step "Form of the Rust sources"
cargo fmt --all -- --check
step "Lints of the Rust sources"
cargo clippy --locked --quiet --workspace --all-targets -- --deny warnings
tools/build.sh packages
step "Types and lints of the client"
npm --prefix frontend run --silent check
step "Tests of the client"
npm --prefix frontend run --silent test
step "Tests of the rules"
cargo test --locked --quiet --lib --package workcation --package entities --package migration
