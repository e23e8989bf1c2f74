"""Questions that take a longer answer: a line, the editor, or what an earlier draft holds."""

from __future__ import annotations

from mission_cli.actions.kinds import cleaned
from mission_cli.commands.typed import ask
from mission_cli.errors import MissionError
from mission_cli.render import briefing
from mission_cli.render.out import message
from mission_cli.texts import t


def long_answer(label: str, default: str = "") -> str:
    """A text, or "" when it is skipped. An editor that fails costs nothing: the question is asked again.

    A default of several lines is shown above the question: Enter keeps it whole.
    """
    while True:
        try:
            if "\n" not in default:
                answer = cleaned(ask.long_text(label, default))
            else:
                _show(default)
                typed = ask.text(t("entries.keep-or-edit", label=label), optional=True)
                if typed in ("", default):
                    return default
                answer = cleaned(ask.edited(default, label) if typed == ask.EDIT else typed)
        except MissionError as error:
            message(t("cli.error", text=ask.said(error)))
            continue
        if "\n" in answer:
            _show(answer)
        return answer


def _show(text: str) -> None:
    """A text of several lines, as it will be kept."""
    for line in text.split("\n"):
        message(briefing.bullet(line, "│"))
