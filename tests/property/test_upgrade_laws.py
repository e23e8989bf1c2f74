"""Laws of the upgrade of older files: no text is lost, no comment, and what is written is what is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mission_cli.core.migrate import older_format, upgrade
from mission_cli.core.model.sure import keys_at
from mission_cli.core.slug import slugify
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.comments import comment_texts
from mission_cli.storage.splice.page import Page
from mission_cli.storage.text.read import plain_data, read_text
from mission_cli.storage.upgrade import upgraded

PROVE = int(os.environ.get("MISSION_PROVE_EXAMPLES", "0"))
proven = settings(max_examples=min(PROVE, 2_000) or 60, derandomize=not PROVE, deadline=None, database=None)

NAMES = st.sampled_from(
    ["Sofia Bernard", "Léa Martin", "Zoë", "sofia-bernard", "Paul <paul@acme.example>", "…", "Marc P."]
)
WORDS = st.text("abcé :#-'\"|>\n1", min_size=1, max_size=24).filter(lambda text: text.strip() == text)
DAYS = st.dates().map(str)
FIGURES = st.sampled_from(["620", "549.50", "620 EUR/day", "0", "six hundred"])
ENTRY = st.fixed_dictionaries(
    {"date": DAYS, "type": st.sampled_from(["note", "checkin", "feedback"])},
    optional={"author": NAMES, "text": WORDS, "health": st.just("amber"), "x-own": WORDS, "actions": st.lists(WORDS)},
)
FILES = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "format": st.just("0"),
        "status": WORDS,
        "consultant": NAMES,
        "consultant_email": st.just("lea@esn.example"),
        "client": st.one_of(WORDS, st.fixed_dictionaries({"name": WORDS})),
        "client_contact": NAMES,
        "client_email": st.just("c@acme.example"),
        "manager": NAMES,
        "manager_email": st.just("m@esn.example"),
        "business_email": st.just("nobody@esn.example"),
        "start_date": DAYS,
        "end_date": st.one_of(DAYS, st.none()),
        "notice_period": st.sampled_from(["30", "1", "1 month", "soon"]),
        "daily_rate": FIGURES,
        "currency": st.sampled_from(["CHF", "EUR"]),
        "order_number": WORDS,
        "checkin_every": st.sampled_from(["14", "2 weeks"]),
        "contract": st.one_of(WORDS, st.fixed_dictionaries({}, optional={"end": DAYS, "clauses": st.just({"a": "b"})})),
        "milestones": st.lists(st.fixed_dictionaries({"id": WORDS, "amount": FIGURES}), max_size=3),
        "followup": st.one_of(st.none(), WORDS, st.just({"review": "6 weeks"})),
        "closed": st.sampled_from(["true", "false", "2026-01-01"]),
        "closed_on": DAYS,
        "closed_by": NAMES,
        "x-status": WORDS,
        "checkins": st.one_of(WORDS, st.lists(ENTRY, max_size=4)),
        "journal": st.one_of(
            st.lists(ENTRY, max_size=4),
            st.lists(st.one_of(ENTRY, WORDS), max_size=2),
            st.dictionaries(st.sampled_from(["a", "sofia-bernard"]), st.one_of(st.none(), st.lists(ENTRY)), max_size=2),
        ),
    },
)


def texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif data is not None:
        yield data


@st.composite
def written(draw: st.DrawFn) -> bytes:
    """A file of format 0 as some hand writes it, with a comment here and there."""
    data = draw(FILES)
    keys = draw(st.permutations(list(data)))
    flow = draw(st.sampled_from([False, None]))
    text = yaml.dump(
        {key: data[key] for key in keys},
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=flow,
        indent=draw(st.sampled_from([2, 4])),
    )
    lines = text.splitlines()
    for at in reversed(draw(st.lists(st.integers(0, len(lines)), max_size=4, unique=True))):
        commented = [*lines[:at], f"# comment {at}", *lines[at:]]
        if _read(commented) == _read(lines):
            lines = commented
    return ("\n".join(lines) + "\n").encode()


def _read(lines: list[str]) -> Any:
    try:
        return yaml.load("\n".join(lines), yaml.CSafeLoader)
    except yaml.YAMLError:
        return None


@settings(proven)
@given(FILES)
def test_no_text_is_lost(data: Any) -> None:
    found = upgrade(data)
    if found is None:
        assert older_format(data) is None
        return
    assert older_format(found.data) is None
    now = list(texts(found.data))
    journal = found.data.get("journal") if isinstance(found.data, dict) else None
    lanes = set(journal) if isinstance(journal, dict) else set()
    for text in texts({key: value for key, value in data.items() if key != "format"}):
        # Two answers are now a date, and its absence; an author is a lane where the name is told elsewhere.
        assert text in ("true", "false") or any(text in held for held in now) or slugify(text) in lanes, text


@settings(proven)
@given(written())
def test_what_is_written_is_what_is_read(raw: bytes) -> None:
    document = read_text(raw)
    assert document.root is not None
    data = plain_data(document.root)
    found = upgrade(data)
    try:
        after = upgraded(raw, keys_at)
    except RefusedWriteError as refusal:
        assert refusal.text in ("fmt.unsafe-comment", "write.refused"), refusal.text
        return
    now = read_text(after)
    assert now.root is not None
    assert plain_data(now.root) == (found.data if found else data)
    assert comment_texts(Page(now.text, now.root)) == comment_texts(Page(document.text, document.root))
    assert upgraded(after, keys_at) == after
    if found is None:
        assert after == raw
