#!/usr/bin/env bash
# Installs what the calendar tests compare with: the npm package opening_hours (exact version in package-lock.json) into artifacts/oracle,
# and Debian's python3-dateutil. Safe to run twice.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
to="$here/../../../artifacts/oracle"
if ! cmp -s "$here/package-lock.json" "$to/package-lock.json" || [ ! -d "$to/node_modules/opening_hours" ]; then
  mkdir -p "$to"
  cp "$here/package.json" "$here/package-lock.json" "$to/"
  npm ci --prefix "$to" --ignore-scripts --no-audit --no-fund --loglevel=error
fi
if ! /usr/bin/python3 -c 'import dateutil' 2>/dev/null; then
  sudo=(); [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q >/dev/null
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-dateutil >/dev/null
fi
