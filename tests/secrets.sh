#!/usr/bin/env bash
# Looks for what must never be in the repository: keys, passwords, tokens, and paths or hosts of the machine it was written on.
set -euo pipefail
cd "$(dirname "$0")/.."

patterns=(
  '-----BEGIN [A-Z ]*PRIVATE KEY'
  # Connection strings and addresses that carry a password. A value in {…}, <…> or $… comes from elsewhere.
  '([Pp]assword|PASSWORD|[Pp]wd)=[^]|"'\''`;,{}<>$ )]+'
  '[a-z]://[^]/:@"'\''`{}<>$ ]+:[^]/@"'\''`{}<>$ ]+@'
  # Tokens that say by their first letters what they open.
  '(AKIA|ASIA)[0-9A-Z]{16}' 'gh[pousr]_[A-Za-z0-9]{36}' 'github_pat_[A-Za-z0-9_]{22}' 'glpat-[A-Za-z0-9_-]{20}' 'npm_[A-Za-z0-9]{36}'
  'xox[abprs]-[A-Za-z0-9-]{10}' 'AIza[0-9A-Za-z_-]{35}' '[^a-z]sk-[A-Za-z0-9_-]{20}' 'eyJ[A-Za-z0-9_-]{10,}\.eyJ' 'oy2[a-z0-9]{43}'
  # This machine, or its package mirror.
  '(^|[^A-Za-z0-9._/)}~-])/(work|root|home/[a-z][a-z0-9_-]*|Users/[A-Za-z]+)/' '[A-Z]:[\\]+Users'
  'https?://(10|127|172|192\.168)\.[0-9.]+:?[0-9]*/[^ "]*(nuget|npm|v3|index)' 'https?://[^/" ]*(artifactory|jfrog|nexus|verdaccio|registry|mirror)[^/" ]*'
)

# safe.directory: the checkout may belong to someone else than who runs this. The patterns of this file would find themselves.
found=$(git -c safe.directory='*' ls-files -z --cached --others --exclude-standard -- . ':!tests/secrets.sh' |
  xargs -0 grep -nIsE "${patterns[@]/#/-e}" -- || true)
# The address in the documentation of Nabij__Smtp names no one.
found=$(grep -v 'user:password@' <<<"$found" || true)
if [ -n "$found" ]; then
  cut -c1-200 <<<"$found" >&2
  echo "These look like secrets or like this machine; they do not belong in the repository." >&2
  exit 1
fi
