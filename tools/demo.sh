#!/usr/bin/env bash
# Sets the present database under var/ aside (never deletes it), so that the next start loads a fresh demo; then starts.
set -euo pipefail
# shellcheck source=tools/say.sh
. "$(dirname "$0")/say.sh"
cd "$ROOT"

aside=var/aside/$(date +%Y%m%d-%H%M%S)
for file in var/workcation.db var/workcation.db-wal var/workcation.db-shm var/files; do
    if [ ! -e "$file" ]; then continue; fi
    mkdir -p "$aside"
    mv "$file" "$aside/"
done
if [ -d "$aside" ]; then step "The former database now lies in $aside"; fi
exec tools/run.sh
