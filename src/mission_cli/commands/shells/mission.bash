# Completion of mission for bash, put here by: mission --install-completion bash

# Names of files as a line holds them: bash puts what a function offers on the line without quotes.
_mission_quoted() {
    local name
    while read -r name; do COMPREPLY+=("$1$(printf '%q' "$name")"); done
}

_mission() {
    local program=$1 how='' line
    local IFS=$'\n'
    # An alias, or a path with a tilde in it, cannot be started from here by that name.
    type -P -- "$program" >/dev/null || program=mission
    COMPREPLY=()
    while read -r line; do
        if [[ -z $how ]]; then how=$line; else COMPREPLY+=("$line"); fi
    done < <(_MISSION_COMPLETE=bash _MISSION_LINE="${COMP_LINE:0:COMP_POINT}" _MISSION_WORD="$2" "$program" 2>/dev/null)
    # bash 3.2 has no compopt.
    case $how in
        open) compopt -o nospace 2>/dev/null ;;
        files)
            if [[ $2 == @* ]]; then
                _mission_quoted @ < <(compgen -f -- "${2#@}") # by default bash looks for a host's name there
            else
                compopt -o default 2>/dev/null || _mission_quoted '' < <(compgen -f -- "$2")
            fi
            ;;
        folders) compopt -o dirnames 2>/dev/null || _mission_quoted '' < <(compgen -d -- "$2") ;;
    esac
}

complete -F _mission mission
