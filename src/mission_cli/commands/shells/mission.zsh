#compdef mission
# Completion of mission for zsh, put here by: mission --install-completion zsh

_mission() {
    local program=$words[1] how line value about
    local -a before values lines
    (( $+commands[$program] )) || [[ -x $program ]] || program=mission
    before=("${(@Q)words[2,CURRENT-1]}" "$PREFIX")
    how=
    for line in "${(@f)$(_MISSION_COMPLETE=zsh _MISSION_WORDS="${(pj:\x1f:)before}" $program 2>/dev/null)}"; do
        if [[ -z $how ]]; then
            how=$line
            continue
        fi
        value=${line%%$'\t'*}
        about=${line#*$'\t'}
        values+=("$value")
        [[ $about == $line ]] && lines+=("$value") || lines+=("$value  -- $about")
    done
    case $how in
        files) compset -P '*[=@]'; _files; return ;;
        folders) compset -P '*='; _files -/; return ;;
    esac
    (( $#values )) || return 1
    # What to offer was chosen already, by more than what it begins with: -U.
    if [[ $how == open ]]; then
        compadd -U -S '' -l -d lines -a values
    else
        compadd -U -l -d lines -a values
    fi
    if [[ $how == keep ]]; then
        compstate[insert]=
        compstate[list]='list force'
    fi
}

# Read by itself from a folder of $fpath, or by `source` from .zshrc.
if [[ $funcstack[1] == _mission ]]; then
    _mission "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _mission mission
fi
