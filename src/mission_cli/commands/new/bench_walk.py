"""The questions of `mission new --kind …`, for a person at a terminal: fewer than for a mission at a client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mission_cli.actions import days, parse
from mission_cli.commands.new.bench import Frame, known_of, name_of, proposed_end
from mission_cli.commands.new.questions import ask_term
from mission_cli.commands.typed import ask
from mission_cli.core.clients import same_client
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.words import word
from mission_cli.storage.cache.portfolio import LISTED, missions
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.commands.session import Session
    from mission_cli.core.model.skeleton import Association, Subject

_OWN = "-"
"""The answer to a choice that means: none of these. No slug."""


def complete(session: Session, draft: Draft, of: Frame) -> None:
    """Ask for what `draft.fields` does not hold yet; what a draft that was taken up holds is shown, to be typed over."""
    skeleton, typed = of.skeleton, draft.fields
    message(t("new.intro-kind", kind=word("kind", of.kind)))
    if skeleton.help:
        message(visible(skeleton.help.of(of.lang)), as_is=True)
    draft.typed = True
    held = set(typed) if draft.path else set()
    ask_term(session, draft, "consultant", again="consultant" in held)
    if skeleton.asks("subject"):
        _ask_choice(draft, of, "subject", skeleton.subjects)
    if skeleton.asks("association"):
        _ask_choice(draft, of, "association", of.associations)
        ask_term(session, draft, "contact", needed=False, again="contact" in held)
    elif not session.workspace.settings.name and not typed.get("client"):
        typed["client"] = ask.text(t("new.ask-firm"))
        draft.keep()
    known = known_of(session, typed)
    ask_term(session, draft, "manager", again="manager" in held, default=known.get("manager", ""))
    ask_term(session, draft, "start", again="start" in held, default=session.today.isoformat())
    end = proposed_end(session.read_day(typed["start"], days.START), of)
    ask_term(session, draft, "end", again="end" in held, default=end.isoformat())
    if skeleton.asks("association"):
        _say_who_did_it(session, draft, of)
        ask_term(session, draft, "buddy", needed=False, again="buddy" in held)
        ask_term(session, draft, "hr", needed=False, again="hr" in held, default=known.get("hr", ""))


def _ask_choice(draft: Draft, of: Frame, name: str, items: Sequence[Any]) -> None:
    """One of the skeleton's, or the person's own words."""
    typed = draft.fields
    if typed.get(name):
        return
    if items:
        options = [(one.id, _described(one, of)) for one in items]
        found = ask.choose(t(f"new.ask-{name}"), [*options, (_OWN, t(f"new.own-{name}"))])
        typed[name] = found if found != _OWN else ask.text(t(f"new.say-{name}"))
    else:
        typed[name] = ask.text(t(f"new.say-{name}"))
    draft.keep()


def _described(one: Subject | Association, of: Frame) -> str:
    """A subject by its title and help; an association with what it does, for which causes and by which values."""
    about = getattr(one, "about" if hasattr(one, "name") else "help")
    matches = (*getattr(one, "causes", ()), *getattr(one, "values", ()))
    parts = (name_of(one, of), about.of(of.lang) if about else "", ", ".join(text.of(of.lang) for text in matches))
    return " — ".join(part for part in parts if part)


def _say_who_did_it(session: Session, draft: Draft, of: Frame) -> None:
    """Who has been on a mission of the kind, those at this association first, then by name: a buddy is one of them."""
    typed = draft.fields["association"]
    wanted = next((one.name for one in of.associations if one.id == typed), typed)
    person = parse.person(draft.fields["consultant"], "--consultant").slug
    known: dict[str, tuple[bool, str, str]] = {}
    for one in missions(session.cache, LISTED, session.today):
        begun = one.start <= session.today
        if one.kind == "pro-bono" and begun and one.slug != person:
            here = same_client(one.client, wanted)
            before = known.get(one.slug)
            if before is None or (here and before[0]):
                known[one.slug] = (not here, one.consultant, one.client)
    if known:
        names = ", ".join(f"{name} ({client})" for _, name, client in sorted(known.values()))
        message(t("new.have-done-it", names=visible(names)))
