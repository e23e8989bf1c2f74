#!/usr/bin/env bash
# Check the workspace around the current folder as a step of a job: annotations on standard output, a summary of the job.
#
# MISSION_AGAINST  the branch, tag or commit whose records must still be there; on a pull request its base branch
# MISSION_STRICT   true to fail on warnings too
set -euo pipefail

# git, whatever the folder came with: from the top of the clone, obeying nothing that lies among its files.
top=$PWD
until [ -e "$top/.git" ] || [ "$top" = / ]; do top=$(dirname "$top"); done
git() {
  command git -C "$top" -c safe.bareRepository=explicit -c core.fsmonitor=false -c submodule.recurse=false \
    -c fetch.recurseSubmodules=false -c log.showSignature=false -c core.hooksPath=/dev/null "$@"
}

against=${MISSION_AGAINST:-}
if [ -z "$against" ] && [ -n "${GITHUB_BASE_REF:-}" ]; then
  against=origin/$GITHUB_BASE_REF
  depth=()
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then depth=(--unshallow); fi
  git fetch --quiet --no-tags ${depth[@]+"${depth[@]}"} origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/origin/$GITHUB_BASE_REF"
fi

options=()
if [ -n "$against" ]; then options+=("--against=$against"); fi
if [ "${MISSION_STRICT:-false}" = true ]; then options+=(--strict); fi

code=0
mission check ${options[@]+"${options[@]}"} --format github || code=$?
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  # A forge shows ten annotations a step; here are all. The first run has said what is wrong.
  mission check ${options[@]+"${options[@]}"} --format md >>"$GITHUB_STEP_SUMMARY" 2>/dev/null || true
fi
if [ "$code" -ne 0 ] && [ "$code" -ne 5 ]; then
  echo "::error title=mission::mission check could not do its work (exit code $code): its words are in the log"
fi
exit "$code"
