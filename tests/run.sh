# Sourced by check.sh and test.sh: runs test executables and adds up what they report themselves.
# shellcheck shell=bash
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_NOBANNER=1
passed=0 failed=0 skipped=0
reports=artifacts/reports

# Every project of tests/, so that a new one cannot be forgotten.
projects() {
  local project
  for project in tests/*/*.csproj; do
    basename "$project" .csproj
  done
}

# count NAME REPORT: one number of the report's <assembly …>.
count() {
  local number
  number=$(grep -o '<assembly [^>]*' "$2" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p")
  echo $((number))
}

# run_tests PROJECT [OPTION…]
run_tests() {
  local project=$1 report=$reports/$1.xml code=0 ran=0 bad=0
  shift
  echo "— $project"
  mkdir -p "$reports"
  rm -f "$report"
  dotnet "artifacts/bin/$project/debug/$project.dll" --no-progress --no-ansi --results-directory "$reports" \
    --report-xunit --report-xunit-filename "$project.xml" "$@" || code=$?
  if [ -s "$report" ]; then
    bad=$(($(count failed "$report") + $(count errors "$report")))
    ran=$(($(count passed "$report") + bad))
    passed=$((passed + $(count passed "$report")))
    skipped=$((skipped + $(count skipped "$report")))
  fi
  if [ "$ran" = 0 ]; then
    echo "$project ran no test at all (exit code $code)" >&2
    bad=$((bad + 1))
  elif [ "$code" != 0 ] && [ "$bad" = 0 ]; then
    echo "$project did not come to its end (exit code $code)" >&2
    bad=1
  fi
  failed=$((failed + bad))
}

# What was counted up to here, for a run that goes on from it.
remember() {
  echo "$passed $failed $skipped" > "$reports/checked"
}

recall() {
  [ -s "$reports/checked" ] && read -r passed failed skipped < "$reports/checked"
}

# What failed, by name, where the reader of a long log looks first; then the last line of all, and whether all is well.
report() {
  grep -h -o '<test [^>]*result="Fail"' "$reports"/*.xml 2>/dev/null | sed -n 's/.* name="\([^"]*\)".*/failed: \1/p' | tail -n 50 || true
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ]
}
