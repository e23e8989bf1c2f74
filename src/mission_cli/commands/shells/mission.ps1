# Completion of mission for PowerShell, put here by: mission --install-completion powershell

Register-ArgumentCompleter -Native -CommandName mission -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text }
    $env:_MISSION_COMPLETE = 'powershell'
    $env:_MISSION_WORDS = (@($before) + "$wordToComplete") -join [char]0x1f
    try {
        $lines = @(& $commandAst.CommandElements[0].Extent.Text 2>$null)
    } finally {
        Remove-Item Env:_MISSION_COMPLETE, Env:_MISSION_WORDS
    }
    # For `files` and `folders` nothing is said: PowerShell then offers files itself.
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
