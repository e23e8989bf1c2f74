"""`mission --install-completion`, `--show-completion`: the script of a shell, put where that shell looks for it."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import Final, Literal

from mission_cli.commands.choices import choice
from mission_cli.commands.shells import SCRIPTS
from mission_cli.errors import Exit, MissionError, UsageError
from mission_cli.render.out import prose, result
from mission_cli.render.safe import visible
from mission_cli.storage import disk, reading
from mission_cli.storage.write import put
from mission_cli.texts import t

_FOLDER: Final = Path(__file__).parent
_MARK: Final = "# mission: completion"
# What bash reads for everybody; it may start bash-completion, which finds a user's scripts by itself.
BASH_STARTS: Final = ("/etc/bash.bashrc", "/etc/bashrc")
_STARTED: Final = re.compile(r"^[^#\n]*?(/[\w./+-]*bash_completion[\w.]*)", re.MULTILINE)


def show(shell: str) -> int:
    """Show the script. Raises UsageError."""
    result(_script(_named(shell, "--show-completion")))
    return Exit.DONE


def install(shell: str) -> int:
    """Write the script, and where the shell does not look by itself the line that reads it. Raises MissionError."""
    name = _named(shell, "--install-completion")
    path = _place(name)
    said = [_put(path, _script(name))]
    start = _start_file(name)
    if start is not None:
        said.append(_add_line(start, name, path))
    if name == "powershell":
        said.append(t("completion.powershell", line=f". '{str(path).replace(chr(39), chr(39) * 2)}'"))
    said += [t("completion.now"), t("completion.undo", path=_shown(path))]
    if start is not None:
        said.append(t("completion.undo-line", path=_shown(start), mark=_MARK))
    prose(visible("\n".join(said), keep="\n"))
    return Exit.DONE


def shell_in_use() -> str | None:
    """The shell the program was started from, of those that can be completed in."""
    return next((name for name in _candidates() if name in SCRIPTS), None)


def installed(shell: str) -> Literal["current", "old", "missing"]:
    """Whether the script of this shell is where it looks for it, and is this version's. Raises MissionError without a home."""
    try:
        held = reading.whole(_place(shell))
    except OSError:
        return "missing"
    return "current" if held == _script(shell).encode() else "old"


def _named(shell: str, option: str) -> str:
    """The shell named, else the one the program was started from. Raises UsageError."""
    if shell:
        return choice(shell, option, tuple(SCRIPTS))
    found = shell_in_use()
    if found is None:
        raise UsageError("completion.unknown-shell", name=option, known=", ".join(SCRIPTS))
    return found


def _candidates() -> list[str]:
    """What may be the person's shell, the likeliest first: the processes above this one, SHELL, the system's own."""
    names: list[str] = []
    process = os.getppid()
    while process > 1 and len(names) < 8:
        try:
            facts = reading.head(f"/proc/{process}/stat").decode("utf-8", "replace")
        except OSError:  # another system
            break
        name, _, rest = facts.partition("(")[2].rpartition(")")
        names.append(name)
        process = int(rest.split()[1])
    names.append(Path(os.environ.get("SHELL", "")).name)
    return [{"pwsh": "powershell"}.get(name, name) for name in [*names, *(["pwsh"] if sys.platform == "win32" else [])]]


def _script(shell: str) -> str:
    return reading.whole(_FOLDER / SCRIPTS[shell]).decode()


# Where things go -----------------------------------------------------------------------------------------------------


def _place(shell: str) -> Path:
    """The script's file."""
    data = _folder("XDG_DATA_HOME", ".local/share")
    match shell:
        case "bash":
            own = os.environ.get("BASH_COMPLETION_USER_DIR", "").split(":")[0]
            return (Path(own) if own else data / "bash-completion") / "completions" / "mission"
        case "zsh":
            return data / "zsh" / "site-functions" / "_mission"
        case "fish":
            return _folder("XDG_CONFIG_HOME", ".config") / "fish" / "completions" / "mission.fish"
        case _:
            windows = os.environ.get("LOCALAPPDATA", "")
            return (Path(windows) if windows else data) / "mission" / "completion.ps1"


def _start_file(shell: str) -> Path | None:
    """The file that must read the script, where the shell does not find it by itself."""
    home = _home()
    if shell == "zsh":
        return Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
    own = (home / ".bashrc", home / ".bash_profile")
    if shell != "bash" or any(_starts_completion(path) for path in (*own, *map(Path, BASH_STARTS))):
        return None
    return home / ".bashrc"


def _starts_completion(path: Path) -> bool:
    """Whether a start-up file of bash starts bash-completion: not in a comment, and one that is installed."""
    try:
        text = reading.whole(path).decode("utf-8", "replace")
    except OSError:
        return False
    return any(Path(found).is_file() for found in _STARTED.findall(text))


def _folder(variable: str, usual: str) -> Path:
    """A folder of the XDG base directory specification: a relative one is to be ignored."""
    named = os.environ.get(variable, "")
    return Path(named) if named and Path(named).is_absolute() else _home() / usual


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user without a home
        raise MissionError("completion.no-home") from None


def _shown(path: Path) -> str:
    """A path as it is typed: from the home on where it is there, quoted where it must be."""
    home = _home()
    if path.is_relative_to(home) and home != Path("/"):
        rest = shlex.quote(path.relative_to(home).as_posix())
        return f"~/{rest}"
    return shlex.quote(str(path))


# What is written -----------------------------------------------------------------------------------------------------


def _put(path: Path, text: str) -> str:
    """Write the script, and say so."""
    try:
        content = text.encode()
        if path.is_file() and reading.whole(path) == content:
            return t("completion.same", path=_shown(path))
        disk.mkdir(path.parent)
        put(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise _refused(path, error) from None
    return t("completion.written", path=_shown(path))


def _add_line(start: Path, shell: str, script: Path) -> str:
    """Have the start-up file read the script, once, and say so. What it holds stays, and so does a link to it."""
    place = _shown(script)
    line = f"[[ -r {place} ]] && source {place}"
    try:
        target = Path(os.path.realpath(start))
        before = disk.read(target) if target.is_file() else b""
        if line.encode() in before.splitlines():
            return t("completion.line-there", path=_shown(start))
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        disk.mkdir(target.parent)
        put(target, before + gap + f"{_MARK} ({shell})\n{line}\n".encode())
    except OSError as error:
        raise _refused(start, error) from None
    return t("completion.line-added", path=_shown(start), line=line)


def _refused(path: Path, error: OSError) -> MissionError:
    return MissionError("cli.bad-output", path=str(path), words=error.strerror or str(error))
