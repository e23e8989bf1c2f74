#!/usr/bin/env bash
# Write the agenda of the week into the summary of the job, and into one issue: made once, then written again.
#
# MISSION_TITLE, MISSION_LABEL  the issue's title, by which it is found again, and its label
# GH_TOKEN                      a token that may write issues; without one, or without gh, the summary is all
set -euo pipefail

title=${MISSION_TITLE:?}
label=${MISSION_LABEL:?}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# “in 9 days” counts from a day that the reader of an issue must see.
printf '**%s**\n\n' "${MISSION_TODAY:-$(date +%F)}" >"$folder/agenda.md"
mission agenda --week --format md >>"$folder/agenda.md"
cat "$folder/agenda.md"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$folder/agenda.md" >>"$GITHUB_STEP_SUMMARY"; fi

if [ -z "${GH_TOKEN:-}" ] || ! command -v gh >/dev/null; then
  echo "::notice title=mission::No token or no gh here: the agenda is in the summary and the log of the job only"
  exit 0
fi
export GH_ENTERPRISE_TOKEN=$GH_TOKEN # what gh takes on a server of one's own
if [ -n "${GITHUB_REPOSITORY:-}" ]; then
  server=${GITHUB_SERVER_URL:-https://github.com}
  export GH_REPO=${server#*://}/$GITHUB_REPOSITORY
fi

# An issue holds 65,536 characters: whole rows, the most urgent ones.
awk '{ size += length($0) + 1 } size > 60000 { print "\n…"; exit } { print }' "$folder/agenda.md" >"$folder/body.md"

# What gh says when this job is not allowed to; anything else that goes wrong fails the job.
may_not='HTTP 40[13]|HTTP 410|not accessible by|disabled issues'
no_permission=10

ask() {
  if gh "$@" 2>"$folder/words"; then return 0; fi
  cat "$folder/words" >&2
  if grep -qE "$may_not" "$folder/words"; then return "$no_permission"; fi
  return 1
}

# The number of the issue of this title: the oldest, should there be two.
numbered() {
  python -c '
import json, sys
found = [one["number"] for one in json.load(sys.stdin) if one["title"] == sys.argv[1]]
print(min(found, default=""))' "$title"
}

post() {
  ask issue list --state open --label "$label" --limit 100 --json number,title >"$folder/issues" || return
  number=$(numbered <"$folder/issues") || return
  if [ -n "$number" ]; then
    ask issue edit "$number" --body-file "$folder/body.md" || return
    return
  fi
  ask label list --limit 1000 --json name --jq '.[].name' >"$folder/labels" || return
  if ! grep -qixF -- "$label" "$folder/labels"; then
    ask label create "$label" --description "Written by mission agenda" || return
  fi
  ask issue create --title "$title" --label "$label" --body-file "$folder/body.md" || return
}

code=0
post || code=$?
if [ "$code" -eq "$no_permission" ]; then
  echo "::warning title=mission::This job may not write issues (permissions: issues: write): the agenda is in its summary and log"
  exit 0
fi
exit "$code"
