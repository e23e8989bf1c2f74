#!/bin/sh
# Merge the base branch into the branch that is checked out, with mission's merge driver: a forge runs no driver, and
# after this it has nothing left to merge. No set-up of the clone is asked for, and none is left behind.
#
# MISSION_BASE  the base branch, of the remote `origin`
# MISSION_PUSH  true to push the branch, once the merge has lost nothing
# MISSION_BRANCH  the branch to check out first, where the job has none
# MISSION_REMOTE  where to push it; `origin` unless said otherwise
# MISSION_HELPER  a credential helper of git's, for these commands alone
set -eu

base=${MISSION_BASE:?the base branch}
theirs=refs/remotes/origin/$base

# git, whatever the folder came with: from the top of the clone, obeying nothing that lies among its files.
top=$PWD
until [ -e "$top/.git" ] || [ "$top" = / ]; do top=$(dirname "$top"); done
git() {
  command git -C "$top" -c safe.bareRepository=explicit -c core.fsmonitor=false -c submodule.recurse=false \
    -c fetch.recurseSubmodules=false -c log.showSignature=false -c core.hooksPath=/dev/null \
    ${MISSION_HELPER:+-c "credential.helper=$MISSION_HELPER"} "$@"
}

if [ -n "${MISSION_BRANCH:-}" ]; then
  git fetch --quiet --no-tags origin "+refs/heads/$MISSION_BRANCH:refs/remotes/origin/$MISSION_BRANCH"
  git checkout --quiet --no-track -B "$MISSION_BRANCH" "refs/remotes/origin/$MISSION_BRANCH"
fi
branch=$(git symbolic-ref --quiet --short HEAD) || {
  echo "error: no branch is checked out; take the branch itself, not the merge that a forge makes of it" >&2
  exit 1
}

set --
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then set -- --unshallow; fi
git fetch --quiet --no-tags "$@" origin "+refs/heads/$base:$theirs"
if git merge-base --is-ancestor "$theirs" HEAD; then
  echo "Nothing to merge: $branch has all of $base."
  exit 0
fi

# A job has nobody's name.
if ! git -c user.useConfigOnly=true var GIT_COMMITTER_IDENT >/dev/null 2>&1; then
  export GIT_AUTHOR_NAME=mission GIT_AUTHOR_EMAIL=mission@noreply.invalid
  export GIT_COMMITTER_NAME=mission GIT_COMMITTER_EMAIL=mission@noreply.invalid
fi

# What `mission init` registers, for this one command. Without the program, git's own merge of lines takes over.
attributes=$(mktemp)
trap 'rm -f "$attributes"' EXIT
for folder in missions consultants; do
  printf '%s\n' "**/$folder/**/*.yaml merge=mission" "**/$folder/**/*.yml merge=mission"
done >"$attributes"
# shellcheck disable=SC2016  # git fills it in
driver='mission merge-driver %O %A %B %L %P; code=$?; test "$code" -eq 0 && exit 0; test "$code" -eq 1 && grep -q "^<<<" %A && exit 1; git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B || exit 1'

before=$(git rev-parse HEAD)
if ! git -c core.attributesFile="$attributes" -c merge.mission.driver="$driver" \
  merge --no-edit -m "Merge $base into $branch" "$theirs"; then
  echo "error: somebody must settle these: git merge origin/$base, then mission resolve" >&2
  git diff --name-only --diff-filter=U >&2
  git merge --abort
  exit 1
fi

# What either side had must still be there; a merge that lost something, or broke a file, is not pushed.
mission check "--against=$before"
mission check "--against=$theirs"

if [ "${MISSION_PUSH:-false}" = true ]; then git push --quiet "${MISSION_REMOTE:-origin}" "HEAD:refs/heads/$branch"; fi
echo "Merged: $base into $branch."
