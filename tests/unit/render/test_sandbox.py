"""The sandbox: what templates may do, what they may not, and where each finding points."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from mission_cli.errors import Finding, NotFoundError
from mission_cli.render.sandbox import limits
from mission_cli.render.sandbox.environment import Load
from mission_cli.render.sandbox.faults import BrokenTemplate
from mission_cli.render.sandbox.limits import LARGEST, LONGEST
from mission_cli.render.sandbox.rendering import rendered, static_findings
from mission_cli.render.sandbox.values import Opaque, markdown

CONTEXT: dict[str, Any] = {
    "text": "a*b",
    "deep": {"title": "# T [x](y)", "items": [1, 2]},
    "list": ["b", "a"],
    "nobody": Opaque(),
}
MACROS = "{% macro bold(what) %}**{{ what }}**{% endmacro %}"
PART = "part of {{ text }}{% block more %}{% endblock %}"


def files(source: str) -> Load:
    there = {"documents/main.en.md.j2": source, "documents/_part.j2": PART, "documents/_macros.j2": MACROS}

    def load(relative: str) -> tuple[str, str]:
        if relative not in there:
            raise NotFoundError("template.missing", path=relative)
        return f"templates/{relative}", there[relative]

    return load


def shown(source: str, context: Mapping[str, Any] = CONTEXT) -> str:
    return rendered("documents/main.en.md.j2", files(source), context, {"hello": lambda who: f"hello {who}"})


def fault(source: str) -> Finding:
    with pytest.raises(BrokenTemplate) as caught:
        shown(source)
    return caught.value.finding


# What they may -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ text }} {{ deep.title }} {{ deep['title'] }}", "a\\*b \\# T \\[x\\](y) \\# T \\[x\\](y)"),
        ("{{ deep.items|join(', ') }}", "1, 2"),
        ("{% for one in list|sort %}{{ loop.index }}{{ one }}{{ ', ' if not loop.last }}{% endfor %}", "1a, 2b"),
        ("{% for key, value in deep|items if key == 'title' %}{{ key }}{% endfor %}", "title"),
        ("{% include 'documents/_part.j2' %}!", "part of a\\*b!"),
        ("{% from 'documents/_macros.j2' import bold %}{{ bold(text) }}", "**a\\*b**"),
        ("{% import 'documents/_macros.j2' as part %}{{ part.bold('x') ~ '_' ~ text }}", "**x**\\_a\\*b"),
        ("{% extends 'documents/_part.j2' %}{% block more %}, and more{% endblock %}", "part of a\\*b, and more"),
        ("{{ text.upper() }} {{ 'x,y'.split(',')[1] }} {{ text[1:] }}", "A\\*B y \\*b"),
        ("{% set n = namespace(total=0) %}{% for one in [1, 2, 3] %}{% set n.total = n.total + one * 2 %}{% endfor %}{{ n.total }}", "12"),
        ("{{ nobody.anything.at.all }}|{{ nobody|default('–') }}|{{ nobody is missing }}", "|–|True"),
        ("{% for one in nobody %}x{% else %}none{% endfor %}", "none"),
        ("{{ hello('you') }} {{ 2 ** 10 }} {{ 7 % 4 }} {{ 'ab' * 3 }}", "hello you 1024 3 ababab"),
        ("{{ 'one\n\n- two\n'|lines }}", "one\\\n\\- two"),
        ("{% if unknown is defined %}x{% else %}y{% endif %}", "y"),
        ("{% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "321"),
        ("a\n\n\n\n\nb   \n", "a\n\nb"),
    ],
)  # fmt: skip
def test_what_a_template_may_do(source: str, text: str) -> None:
    assert shown(source) == f"{text}\n"


# What they may not ---------------------------------------------------------------------------------------------------

LOOP = "{% for i in range(10000) %}{% for j in range(10000) %}{% for k in range(10000) %}"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ text.__class__ }}", "REFUSED"),
        ("{{ text['__class__'] }}", "REFUSED"),
        ("{{ deep['_x'] }}", "REFUSED"),
        ("{{ [].__class__.__base__.__subclasses__() }}", "REFUSED"),
        ("{{ list|map(attribute='__class__')|list|length }}", "REFUSED"),
        ("{{ list|groupby('__class__') }}", "REFUSED"),
        ("{{ hello.__globals__ }}", "REFUSED"),
        ("{{ namespace.__init__.__globals__ }}", "REFUSED"),
        ("{{ self._TemplateReference__context }}", "REFUSED"),
        ("{{ text.upper.__self__ }}", "REFUSED"),
        ("{% macro f() %}{% endmacro %}{{ f.__globals__ }}", "REFUSED"),
        ("{{ text() }}", "REFUSED"),
        ("{{ '%9999999d' % 1 }}", "REFUSED"),
        ("{{ list }}", "REFUSED"),
        ("{{ self }}", "REFUSED"),
        ("{{ hello }}", "REFUSED"),
        ("{{ list.append(1) }}", "NAME"),
        ("{{ '{:>99999999}'.format(1) }}", "NAME"),
        ("{{ 'a'.center(99999999) }}", "NAME"),
        ("{{ deep.get('title') }}", "NAME"),
        ("{{ lipsum(n=1000) }}", "NAME"),
        ("{{ cycler }}", "NAME"),
        ("{{ text|attr('__class__') }}", "FILTER"),
        ("{{ text|center(99999999) }}", "FILTER"),
        ("{{ text|tojson }}", "FILTER"),
        ("{{ text|safe }}", "FILTER"),
        ("{% include '../mission.yaml' %}", "INCLUDE"),
        ("{% include '/etc/passwd' %}", "INCLUDE"),
        ("{% import 'os' as os %}", "INCLUDE"),
        ("{% from 'subprocess' import run %}", "INCLUDE"),
        ("{% extends '../x.j2' %}", "INCLUDE"),
        (f"{LOOP}{'{% endfor %}' * 3}", "TIME"),
        ("{% for i in range(10000) %}{% for j in range(10000) %}{{ list|sort|join }}{% endfor %}{% endfor %}", "TIME"),
        ("{% for i in range(10000) %}{% set x = range(10000)|sort %}{% endfor %}", "TIME"),
        ("{{ 'a' * 1000000000 }}", "SIZE"),
        ("{{ range(1000000000) }}", "SIZE"),
        ("{{ 10 ** 10000000 }}", "SIZE"),
        ("{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}", "SIZE"),
        ("{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}", "SIZE"),
        ("{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}", "SIZE"),
        ("{% set n = namespace(x=2) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}", "SIZE"),
        ("{% set t = 'a' * 1000000 %}{% set n = namespace(x=[]) %}{% for i in range(9999) %}{% set n.x = n.x + [t[1:]] %}{% endfor %}", "SIZE"),
        ("{{ 'a'|replace('a', 'b' * 1000000)|replace('b', 'c' * 1000000) }}", "SIZE"),
        ("{{ (['a' * 100000] * 10000)|join }}", "SIZE"),
        (f"{{% for i in range(10000) %}}{'x' * 200}{{% endfor %}}", "SIZE"),
        ("x" * (LARGEST + 1), "SIZE"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "DEPTH"),
        ("{% include 'documents/main.en.md.j2' %}", "DEPTH"),
        ("{% extends 'documents/main.en.md.j2' %}", "DEPTH"),
        ("{% block b %}{{ self.b() }}{% endblock %}", "DEPTH"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "DEPTH"),
        ("{% for one in list %}", ""),
        ("{% debug %}", ""),
        ("{% do 1 %}", ""),
        ("{{ 1 / 0 }}", ""),
        ("{{ text + 1 - 2 }}", ""),
        ("{% for i in list %}" * 30 + "{% endfor %}" * 30, ""),
    ],
)  # fmt: skip
def test_what_a_template_may_not_do_is_a_finding_and_nothing_else(
    source: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if code == "TIME" and not source.startswith(LOOP):  # one waits for the real limit
        monkeypatch.setattr(limits, "SECONDS", 0.3)
    before = time.monotonic()
    found = fault(source)
    assert found.code == (f"E-TEMPLATE-{code}" if code else "E-TEMPLATE")
    assert found.path.startswith("templates/documents/")
    assert found.line >= 1
    assert time.monotonic() - before < 8  # the limit is 2 s; the machine may be busy


def test_a_result_of_a_million_characters_is_the_longest() -> None:
    assert len(shown("{{ 'a' * 1000000 }}")) == 1_000_001
    assert fault("{% set t = 'a' * 600000 %}{{ t }}{{ t }}").code == "E-TEMPLATE-SIZE"
    assert LONGEST == 1 << 20


# Where ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "place", "suggest"),
    [
        ("a\n{{ deep.titel }}\n", (2, 9, 5), "title"),
        ("{{ txt }}", (1, 4, 3), "text"),
        ("\n\n{{ text|uper }}", (3, 9, 4), "upper"),
        ("{% if text is definde %}{% endif %}", (1, 15, 7), "defined"),
        ("{% for one in list %}{{ loop.indx }}{% endfor %}", (1, 30, 4), "index"),
        ("{{ text.uper() }}", (1, 9, 4), "upper"),
    ],
)
def test_a_finding_has_its_place_and_the_nearest_name(source: str, place: tuple[int, int, int], suggest: str) -> None:
    found = fault(source)
    assert (found[1:4], found.args["suggest"]) == (place, suggest)


def test_a_fault_in_a_part_is_said_where_it_is() -> None:
    def load(relative: str) -> tuple[str, str]:
        return f"templates/{relative}", {"a.j2": "x\n{% include 'b.j2' %}", "b.j2": "\n\n{{ nothing }}"}[relative]

    with pytest.raises(BrokenTemplate) as caught:
        rendered("a.j2", load, {}, {})
    assert caught.value.finding[:4] == ("templates/b.j2", 3, 4, 7)
    assert caught.value.sources == {"templates/b.j2": "\n\n{{ nothing }}"}


def test_every_unknown_name_is_found_without_rendering() -> None:
    source = "{% if text %}\n{{ one }}\n{% else %}\n{{ two.x }} {{ hello('x') }}\n{% endif %}"
    found = static_findings("documents/main.en.md.j2", files(source), {*CONTEXT, "hello"})
    assert [(one.line, one.column, one.args["name"]) for one in found] == [(2, 4, "one"), (4, 4, "two")]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# not a title", "\\# not a title"),
        ("1. not a list", "1\\. not a list"),
        ("- not a list", "\\- not a list"),
        ("snake_case and _this_", "snake_case and \\_this\\_"),
        ("a | b & c &amp; <b>", "a \\| b & c \\&amp; \\<b>"),
        ("two\nlines\x1b[31m", "two lines\\\\x1b\\[31m"),
        ("620 €/jour, 5\u00a0%", "620 €/jour, 5\u00a0%"),
    ],
)
def test_a_value_is_shown_as_it_is(text: str, escaped: str) -> None:
    assert markdown(text) == escaped
