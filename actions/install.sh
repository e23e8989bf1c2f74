#!/usr/bin/env bash
# Install mission for the steps that follow, in an environment of its own: the runner's Python stays as it is.
#
# MISSION_INSTALL  what pip installs; without it the files that this script came with
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${RUNNER_TEMP:?}/mission
python=$(command -v python3 || command -v python)

"$python" -m venv "$folder"
bin=$folder/bin
[ -d "$bin" ] || bin=$folder/Scripts
"$bin/python" -m pip install --quiet --disable-pip-version-check -- "${MISSION_INSTALL:-$here}"
echo "$bin" >>"${GITHUB_PATH:?}"
"$bin/mission" --version
