#!/usr/bin/env bash
# Before each commit, at most four minutes: locked restore, build without warnings, format, secrets, every test that needs
# neither PostgreSQL nor a browser nor a minute of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/run.sh

step() {
  echo "— $1 ($SECONDS s)"
}

step 'Secrets'
bash tests/secrets.sh
step 'Restore, exactly as locked'
dotnet restore Nabij.slnx --locked-mode -v quiet
bash tests/Nabij.Calendar.Tests/oracle/install.sh
step 'Build, without warnings'
dotnet build Nabij.slnx --no-restore -v quiet --nologo -clp:NoSummary -warnaserror
# Style and analyzers are errors of the build; what is left is white space.
step 'Format'
dotnet format whitespace Nabij.slnx --no-restore --verify-no-changes
step 'Tests'
export NABIJ_TEST_DATABASES=sqlite
for project in $(projects); do
  [ "$project" = Nabij.Browser.Tests ] || run_tests "$project" --filter-not-trait Database=postgres --filter-not-trait "Takes=a minute"
done
step 'Done'
remember
report
