"""Prompts on a terminal. Every prompt has an option: nothing here is reachable without a person."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from mission_cli.core.calendar_names import fold
from mission_cli.errors import MissionError, UsageError
from mission_cli.render.locale import locale
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.say import in_words
from mission_cli.storage import reading
from mission_cli.storage.aside import own_temporary, remove_folder
from mission_cli.storage.write import put_new
from mission_cli.texts import has, t

T = TypeVar("T")
EDIT = "+"
_TEN = 10
EDITORS = ("MISSION_EDITOR", "GIT_EDITOR", "VISUAL", "EDITOR")


def text(label: str, default: str = "", *, optional: bool = False, mend: bool = False) -> str:
    """One line; asked again until there is something, unless `optional`. Enter takes the default.

    With `mend` the default stands there to be changed: what was typed wrongly a moment ago.
    """
    while True:
        answer = _line(label, default, mend=mend).strip()
        if answer or optional:
            return answer
        message(t("ask.needed"))


def parsed(label: str, parse: Callable[[str], T], default: str = "") -> T:
    """One line that `parse` understands; what it raises as a MissionError is said, and the line asked again."""
    wrong = False
    while True:
        answer = text(label, default, mend=wrong)
        try:
            return parse(answer)
        except MissionError as error:
            _say_wrong(error)
            default, wrong = answer, True


def optional(label: str, parse: Callable[[str], T], default: str = "") -> T | None:
    """As `parsed`, but an empty line gives None."""
    wrong = False
    while True:
        answer = text(label, default, optional=True, mend=wrong)
        if not answer:
            return None
        try:
            return parse(answer)
        except MissionError as error:
            _say_wrong(error)
            default, wrong = answer, True


def long_text(label: str, default: str = "") -> str:
    """A line, or `+` for the editor when there is more to say; empty is an answer."""
    answer = text(label, default, optional=True)
    return edited(default, label) if answer == EDIT else answer


def choose(label: str, options: Sequence[tuple[str, str]], default: str | None = None) -> str:
    """One of `options`, each `(value, words)`: arrows or a digit where the terminal can, a number or a word elsewhere."""
    if _plain():
        return _choose_plain(label, options, default)
    import questionary  # 150 ms, and only a person at a prompt needs it

    # A digit chooses, as it does where there are no arrows; in a long list, what is typed narrows it down.
    few = len(options) < _TEN
    keys: list[str | bool] = [str(number) if few else False for number in range(1, len(options) + 1)]
    choices = [
        questionary.Choice(visible(words), value=value, shortcut_key=key)
        for key, (value, words) in zip(keys, options, strict=True)
    ]
    ways: dict[str, Any] = {"use_shortcuts": few, "use_search_filter": not few, "use_jk_keys": False}
    shown = questionary.select(visible(label), choices=choices, default=default, instruction=" ", qmark="?", **ways)
    return str(_asked(shown))


def confirm(label: str, *, default: bool = True) -> bool:
    """Yes or no, in the language in use; `y` and `o` both say yes."""
    while True:
        hint = t("ask.yes-no-yes") if default else t("ask.yes-no-no")
        answer = text(f"{label} {hint}", optional=True).casefold()
        if not answer:
            return default
        if answer in ("y", "yes", "o", "oui"):
            return True
        if answer in ("n", "no", "non"):
            return False


def edited(initial: str, note: str = "", suffix: str = ".md") -> str:
    """`initial` as it comes back from the person's editor; comment lines of the note are taken out again."""
    head = f"# {note}\n" if note else ""
    before = (head + initial).encode("utf-8", "replace")
    try:
        path = put_new([own_temporary(Path(tempfile.gettempdir())) / f"text{suffix}"], before)
    except OSError as error:
        words = error.strerror or str(error)
        raise MissionError("write.failed", path=tempfile.gettempdir(), words=words) from None
    try:
        open_editor(path)
        after = _read(path)
    except BaseException:
        # An editor that was killed may have saved before.
        if _read(path) not in (before, b""):
            message(t("cli.draft-kept", path=visible(str(path))))
        else:
            remove_folder(path.parent)
        raise
    remove_folder(path.parent)
    return _said_in(after, head)


def _said_in(raw: bytes, head: str) -> str:
    """What an editor saved, without the line that said what it is for: whatever its line ends and its encoding."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:  # an editor of an older Windows
            text = raw.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    return (rest if head and first.strip() == head.strip() else text).strip()


def _read(path: Path) -> bytes:
    """What the editor left; nothing where it removed the file."""
    try:
        return reading.whole(path)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise MissionError("write.failed", path=str(path), words=error.strerror or str(error)) from None


def editor() -> list[str]:
    """The person's editor and its arguments: MISSION_EDITOR, GIT_EDITOR, VISUAL, EDITOR, else what the system has."""
    import shlex
    import shutil

    for name in EDITORS:
        command = os.environ.get(name, "")
        try:
            words = shlex.split(command)
        except ValueError as error:  # a quote that is never closed
            raise MissionError("ask.editor-failed", editor=command, words=str(error)) from None
        if words:
            return words
    for fallback in ("sensible-editor", "nano", "vi", "notepad"):
        if shutil.which(fallback):
            return [fallback]
    raise UsageError("ask.no-editor")


def editor_is_set() -> bool:
    """Whether the person named an editor: one that may work without a terminal."""
    return any(os.environ.get(name) for name in EDITORS)


def open_editor(path: Path) -> None:
    """Open `path` in the editor and wait. Raises MissionError when the editor fails."""
    words = editor()
    try:
        done = subprocess.run([*words, str(path)], check=False)  # noqa: S603  # the person's own editor
    except OSError as error:
        raise MissionError("ask.editor-failed", editor=words[0], words=error.strerror or str(error)) from None
    if done.returncode:
        raise MissionError("ask.editor-failed", editor=words[0], words=str(done.returncode))


def said(error: MissionError) -> str:
    """The sentence of an error, its values made safe for a terminal."""
    return t(error.text, **in_words(error.args_for_text))


def _say_wrong(error: MissionError) -> None:
    fields = in_words(error.args_for_text)
    message(t("cli.error", text=t(error.text, **fields)))
    if has(f"{error.text}.help"):
        message(t("cli.help-line", text=t(f"{error.text}.help", **fields)))


def _labelled(label: str) -> str:
    """A prompt's label as it stands before the answer: a question as it is, anything else with a colon."""
    return label if label.rstrip().endswith(("?", "]")) else f"{label}{t('cli.colon')}"


def _plain() -> bool:
    return os.environ.get("TERM") in ("dumb", "", None) or not (sys.stdin.isatty() and sys.stdout.isatty())


def _line(label: str, default: str, *, mend: bool = False) -> str:
    label = visible(label)  # some name what a file holds
    if _plain():
        shown = f"{label} [{visible(default)}]" if default else label
        sys.stderr.write(f"{shown} " if shown.endswith("?") else f"{shown}: ")
        sys.stderr.flush()
        try:
            answer = sys.stdin.readline()
        except KeyboardInterrupt:
            message("")  # behind the ^C that the terminal shows
            raise
        if not answer:
            raise EOFError
        return answer.rstrip("\r\n") or default
    import questionary

    # Shown, taken by Enter and gone with the first letter; what was typed wrongly comes back to be mended.
    given: dict[str, Any] = (
        {"default": default} if mend else {"placeholder": [("fg:ansibrightblack", default)]} if default else {}
    )
    answer = str(_asked(questionary.text(_labelled(label), qmark="?", **given)))
    return answer or ("" if mend else default)


def _choose_plain(label: str, options: Sequence[tuple[str, str]], default: str | None) -> str:
    for number, (_, words) in enumerate(options, start=1):
        message(f"  {number}. {visible(words)}")
    names = {value: _short(value, words) for value, words in options}
    shown = names.get(default or "", default or "")
    while True:
        answer = text(label, shown)
        if default in names and answer == shown:
            return default
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return options[int(answer) - 1][0]
        wanted = fold(answer)
        found = [value for value, words in options if wanted in map(fold, (value, words, names[value]))]
        if len(found) == 1:
            return found[0]
        message(t("cli.bad-choice", name=label, value=visible(answer), known=", ".join(map(visible, names.values()))))


def _short(value: str, words: str) -> str:
    """What a choice is called where there is little room: its code in English, else how its words begin."""
    return value if locale().codes else re.split(r"\s*[:,;(]\s*", words)[0] or value


def _asked(question: Any) -> Any:
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
    from prompt_toolkit.keys import Keys

    def stop(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    # Ctrl-C typed before the terminal hands keys over comes as a signal: a list to choose from would not listen to it.
    signal = KeyBindings()
    signal.add(Keys.SIGINT)(stop)
    question.application.key_bindings = merge_key_bindings([question.application.key_bindings, signal])
    return question.unsafe_ask()
