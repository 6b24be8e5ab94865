#!/usr/bin/env bash
# Every test: both databases, Chromium. The last line counts them.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/run.sh

dotnet build Nabij.slnx -v quiet --nologo -clp:NoSummary -warnaserror -p:RestoreLockedMode=true

# What the calendar is compared with.
bash tests/Nabij.Calendar.Tests/oracle/install.sh

# A PostgreSQL of our own in a temporary folder, reached by its socket there: no port to collide on, nothing to clean up after.
# It refuses to run as root. In /tmp by name: a socket's path has at most 107 bytes, and the user postgres must be able to enter.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
postgres=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d /tmp/nabij-test.XXXXXX)
stop() {
  as_postgres "$postgres/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
[ "$(id -u)" != 0 ] || chown postgres "$folder"
# On a bare machine the locale is C, and initdb would choose SQL_ASCII.
(cd "$folder" && as_postgres "$postgres/initdb" -D data -U postgres -E UTF8 --locale=C.UTF-8 --auth=trust --no-sync >/dev/null)
# Nothing here outlives the tests, so nothing waits for the disk.
(cd "$folder" && as_postgres "$postgres/pg_ctl" -D data -w -l "$folder/log" start -o \
  "-c listen_addresses='' -k $folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" >/dev/null) ||
  { cat "$folder/log" >&2; exit 1; }
export NABIJ_TEST_POSTGRES="Host=$folder;Username=postgres"

# After a check in the same run: what needs PostgreSQL, a browser or a minute of its own. The rest has just run, and is counted.
left=()
if [ "${NABIJ_AFTER_CHECK:-}" = yes ] && recall; then
  left=(--filter-trait Database=postgres --filter-trait "Takes=a minute")
fi
for project in $(projects); do
  if [ "$project" = Nabij.Browser.Tests ] || [ ${#left[@]} = 0 ]; then
    run_tests "$project"
  elif grep -rqs --include=*.cs 'Trait("\(Database\|Takes\)"' "tests/$project"; then
    run_tests "$project" "${left[@]}"
  fi
done
report
