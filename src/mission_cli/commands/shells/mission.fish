# Completion of mission for fish, put here by: mission --install-completion fish

function __mission_complete
    set -l program (commandline -opc)[1]
    command -q -- $program; or set program mission
    set -l before (commandline -opc)[2..-1] (commandline -ct)
    set -l lines (_MISSION_COMPLETE=fish _MISSION_WORDS=(string join -- \x1f $before | string collect) command $program 2>/dev/null)
    # What stands before a file's name in the same word.
    set -l head (string match -r -- '^(?:--[a-z-]+=)?@?' (commandline -ct))
    set -l typed (string sub -s (math (string length -- "$head") + 1) -- (commandline -ct))
    switch "$lines[1]"
        case files
            __fish_complete_path $typed | string replace -r -- '^' "$head"
        case folders
            __fish_complete_directories $typed | string replace -r -- '^' "$head"
        case '*'
            test (count $lines) -gt 1; and string join -- \n $lines[2..-1]
    end
end

complete -c mission -f -a '(__mission_complete)'
