"""The sandbox: what templates may do, what they may not, and where each finding points."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Mapping
from typing import Any

import pytest
from tests.conftest import some

from mission_cli.errors import Finding, MissionError
from mission_cli.render.document_values import FUNCTIONS, Given, Notes, Withheld
from mission_cli.render.opaque import markdown
from mission_cli.render.sandbox import limits, process
from mission_cli.render.sandbox.crossing import Done, Job, Sources, to_render
from mission_cli.render.sandbox.limits import LARGEST, LONGEST
from mission_cli.render.sandbox.process import BrokenTemplate, Renderer

CONTEXT: dict[str, Any] = {
    "text": "a*b",
    "deep": {"title": "# T [x](y)", "items": [1, 2]},
    "list": ["b", "a"],
    "nobody": Withheld(Notes(), "rate", "confidential"),
}
MAIN = "documents/main.en.md.j2"
MACROS = "{% macro bold(what) %}**{{ what }}**{% endmacro %}"
PART = "part of {{ text }}{% block more %}{% endblock %}"


def files(source: str) -> Sources:
    there = {MAIN: source, "documents/_part.j2": PART, "documents/_macros.j2": MACROS}
    return {name: (f"templates/{name}", text) for name, text in there.items()}


def done(source: str, context: Mapping[str, Any] = CONTEXT) -> Done:
    job = to_render(MAIN, "en", "m", Given(context, {"known": [{"from": "client"}]}))
    with Renderer(files(source)) as renderer:
        return renderer.rendered(job)


def shown(source: str) -> str:
    text = done(source).text
    assert text is not None
    return text


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
        ("{{ nobody.anything.at.all }}|{{ nobody|default('–') }}|{{ nobody[1:] is missing }}", "*(left out: confidential)*|–|True"),
        ("{% for one in nobody %}x{% else %}none{% endfor %}", "none"),
        ("{{ answers('known')[0]['from'] }} {{ 2 ** 10 }} {{ 7 % 4 }} {{ 'ab' * 3 }}", "client 1024 3 ababab"),
        ("{{ text + '<' }} {{ text ~ gap('x*') ~ '<' }} {{ text + gap('y') }}", "a\\*b\\< a\\*b[… x\\*]\\< a\\*b[… y]"),
        ("{{ text|replace('*', '<') }}", "a\\<b"),
        ("{{ 'one\n\n- two\n'|lines }}", "one\\\n\\- two"),
        ("{% if unknown is defined %}x{% else %}y{% endif %}", "y"),
        ("{% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "321"),
        ("a\n\n\n\n\nb   \n", "a\n\nb"),
    ],
)  # fmt: skip
def test_what_a_template_may_do(source: str, text: str) -> None:
    assert shown(source) == f"{text}\n"


# What they may not ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ text.__class__ }}", "REFUSED"),
        ("{{ text['__class__'] }}", "REFUSED"),
        ("{{ deep['_x'] }}", "REFUSED"),
        ("{{ [].__class__.__base__.__subclasses__() }}", "REFUSED"),
        ("{{ list|map(attribute='__class__')|list|length }}", "REFUSED"),
        ("{{ list|groupby('__class__') }}", "REFUSED"),
        ("{{ gap.__globals__ }}", "REFUSED"),
        ("{{ namespace.__init__.__globals__ }}", "REFUSED"),
        ("{{ range.__class__ }}", "REFUSED"),
        ("{{ self._TemplateReference__context }}", "REFUSED"),
        ("{{ text.upper.__self__ }}", "REFUSED"),
        ("{% macro f() %}{% endmacro %}{{ f.__globals__ }}", "REFUSED"),
        ("{{ text() }}", "REFUSED"),
        ("{{ list }}", "REFUSED"),
        ("{{ self }}", "REFUSED"),
        ("{{ gap }}", "REFUSED"),
        ("{{ range(1000000000) }}", "REFUSED"),
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
        ("{% for one in list %}", ""),
        ("{% debug %}", ""),
        ("{% do 1 %}", ""),
        ("{{ 1 / 0 }}", ""),
        ("{{ text + 1 - 2 }}", ""),
        ("{{ text.upper(1, 2, 3) }}", ""),
    ],
)
def test_what_a_template_may_not_do_is_a_finding_and_nothing_else(source: str, code: str) -> None:
    found = fault(source)
    assert found.code == (f"E-TEMPLATE-{code}" if code else "E-TEMPLATE")
    assert found.path == f"templates/{MAIN}"
    assert found.line >= 1


# What they may take --------------------------------------------------------------------------------------------------

LOOP = "{% for i in range(10000) %}"
TWICE = "{% set n = namespace(a=[1]) %}{% for i in range(40) %}{% set n.a = [n.a, n.a] %}{% endfor %}"
TWINS = "{% set n = namespace(a=[1], b=[1]) %}{% for i in range(40) %}{% set n.a = [n.a, n.a] %}{% set n.b = [n.b, n.b] %}{% endfor %}"
DEEP = "{% set n = namespace(a=[1]) %}{% for i in range(200000) %}{% set n.a = [n.a] %}{% endfor %}"
HUGE = "{% set n = namespace(x=3) %}{% for i in range(28) %}{% set n.x = n.x * n.x %}{% endfor %}"
LONG = "{% set n = namespace(x='ab') %}{% for i in range(60) %}"

BOMBS = {
    "loops in loops": (f"{LOOP * 3}{'{% endfor %}' * 3}", "TIME"),
    "filters in loops": (f"{LOOP * 2}{{{{ list|sort|join }}}}{'{% endfor %}' * 2}", "TIME"),
    "a list sorted again and again": (f"{LOOP}{{% set x = range(10000)|sort %}}{{% endfor %}}", "TIME"),
    "an endless range": ("{% for i in range(10 ** 15) %}{% endfor %}", "TIME"),
    "nested lists written": (f"{TWICE}{{{{ n.a ~ '' }}}}", "TIME SIZE"),
    "nested lists joined": (f"{TWICE}{{{{ n.a|join }}}}", "TIME SIZE"),
    "nested lists upper": (f"{TWICE}{{{{ n.a|upper }}}}", "TIME SIZE"),
    "nested lists replaced": (f"{TWICE}{{{{ n.a|replace('1', '2') }}}}", "TIME SIZE"),
    "nested lists compared": (f"{TWINS}{{{{ n.a == n.b }}}}", "TIME"),
    "nested lists sought": (f"{TWINS}{{{{ n.a in [n.b] }}}}", "TIME"),
    "nested lists ordered": (f"{TWINS}{{{{ [n.a, n.b]|sort|length }}}}", "TIME"),
    "nested lists largest": (f"{TWINS}{{{{ [n.a, n.b]|max|length }}}}", "TIME"),
    "nested lists grouped": (f"{TWINS}{{% for k, v in [{{'k': n.a}}, {{'k': n.b}}]|groupby('k') %}}{{% endfor %}}", "TIME"),
    "nested pairs as keys": (f"{TWICE.replace('[n.a, n.a]', '(n.a, n.a)').replace('[1]', '(1,)')}{{{{ {{n.a: 1}}|length }}}}", "TIME"),
    "nested pairs once": (f"{TWICE.replace('[n.a, n.a]', '(n.a, n.a)').replace('[1]', '(1,)')}{{{{ [n.a]|unique|list|length }}}}", "TIME"),
    "lists added up": (f"{LOOP}{{% set x = ([list] * 10000)|sum(start=[]) %}}{{% endfor %}}", "TIME"),
    "one list added up": ("{{ ([[1] * 10000] * 100000)|sum(start=[])|length }}", "TIME SIZE"),
    "lists very deep": (f"{DEEP}{{{{ n.a ~ '' }}}}", "TIME DEPTH"),
    "lists very deep compared": (f"{DEEP}{{{{ n.a == [n.a] }}}}", "TIME DEPTH"),
    "a text a thousand million times": ("{{ 'a' * 1000000000 }}", "SIZE TIME"),
    "a list a thousand million times": ("{{ ([1] * 1000000000)|length }}", "SIZE TIME"),
    "a text as wide as asked": ("{{ '%999999999d' % 1 }}", "SIZE TIME"),
    "a text twice itself, joined": (f"{LONG}{{% set n.x = n.x ~ n.x %}}{{% endfor %}}", "SIZE TIME"),
    "a text twice itself, added": (f"{LONG}{{% set n.x = n.x + n.x %}}{{% endfor %}}", "SIZE TIME"),
    "a text twice itself, written": (f"{LONG}{{% set n.x %}}{{{{ n.x }}}}{{{{ n.x }}}}{{% endset %}}{{% endfor %}}", "SIZE TIME"),
    "parts of a long text": ("{% set t = 'a' * 1000000 %}{% set n = namespace(x=[]) %}{% for i in range(9999) %}{% set n.x = n.x + [t[1:]] %}{% endfor %}", "SIZE TIME"),
    "replaced by more": ("{{ 'a'|replace('a', 'b' * 1000000)|replace('b', 'c' * 1000000) }}", "SIZE TIME"),
    "joined": ("{{ (['a' * 100000] * 10000)|join }}", "SIZE TIME"),
    "a list of a range": ("{{ range(1000000000)|list|length }}", "SIZE TIME"),
    "much constant text": (f"{LOOP}{'x' * 200}{{% endfor %}}", "SIZE TIME"),
    "a template too long": ("x" * (LARGEST + 1), "SIZE TIME"),
    "a power": ("{{ 10 ** 1000000000 }}", "TIME SIZE"),
    "powers of powers": ("{{ 9 ** (9 ** 9) }}", "TIME SIZE"),
    "squares": (f"{HUGE}{{{{ n.x // 7 ** 9999999 }}}}", "TIME SIZE"),
    "huge numbers parted": ("{{ 7 ** 20000000 // 3 ** 9999999 }}", "TIME SIZE"),
    "huge numbers written": ("{{ 7 ** 10000 }}", ""),
    "a macro that calls itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "DEPTH TIME"),
    "a macro that calls itself twice": ("{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}", "TIME"),
    "a part of itself": ("{% include 'documents/main.en.md.j2' %}", "DEPTH TIME"),
    "a child of itself": ("{% extends 'documents/main.en.md.j2' %}", "DEPTH TIME"),
    "a block in itself": ("{% block b %}{{ self.b() }}{% endblock %}", "DEPTH TIME"),
    "a part over and over": (f"{LOOP * 2}{{% include 'documents/_part.j2' %}}{'{% endfor %}' * 2}", "TIME SIZE"),
    "gaps over and over": (f"{LOOP * 2}{{% set x = gap('a' * 1000 ~ i) ~ '' %}}{'{% endfor %}' * 2}", "TIME SIZE"),
    "brackets in brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "DEPTH "),
    "lists in lists, as typed": ("{{ " + "[" * 90000 + "]" * 90000 + " }}", "DEPTH "),
    "nots": ("{{ " + "not " * 60000 + "1 }}", "DEPTH "),
    "a sum of many": ("{{ 1" + "+1" * 100000 + " }}", "DEPTH TIME SIZE "),
    "many branches": ("{% if 0 %}" + "{% elif 0 %}" * 20000 + "{% endif %}", "DEPTH TIME SIZE "),
    "many ifs in ifs": ("{% if 1 %}" * 9000 + "{% endif %}" * 9000, "DEPTH TIME SIZE "),
    "loops in loops, too deep": ("{% for i in list %}" * 30 + "{% endfor %}" * 30, ""),
    "a number of many figures": ("{{ " + "9" * 200000 + " }}", "DEPTH TIME SIZE "),
}  # fmt: skip


@pytest.mark.parametrize("name", some(list(BOMBS), 0, of=4))
def test_a_template_that_takes_too_much_is_stopped_within_seconds_and_a_finding(name: str) -> None:
    source, codes = BOMBS[name]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = fault(source)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert found.code in {f"E-TEMPLATE-{code}".rstrip("-") for code in codes.split(" ")}
    assert found.path == f"templates/{MAIN}"
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < limits.SECONDS + 2
    assert after.ru_maxrss < limits.MEMORY // (1 if sys.platform == "darwin" else 1024)


@pytest.mark.parametrize("letter", ["a", "é", "\U0001f600"])
def test_the_longest_result_comes_back_whole(letter: str) -> None:
    assert len(shown(f"{{{{ '{letter}' * {LONGEST} }}}}")) == LONGEST + 1
    assert fault(f"{{% set t = '{letter}' * {LONGEST} %}}{{{{ t }}}}b").code == "E-TEMPLATE-SIZE"


# The process ---------------------------------------------------------------------------------------------------------


def job(source: str = "{{ text }}", **more: Any) -> Job:
    return to_render(MAIN, "en", "m", Given({"text": source}, {}), **more)


def test_one_process_renders_all_and_another_takes_over_where_one_was_stopped() -> None:
    sources = {**files("{{ text }}"), "bomb.j2": ("templates/bomb.j2", "{{ 'a' * 1000000000 }}")}
    with Renderer(sources) as renderer:
        assert [renderer.rendered(job(word)).text for word in ("one", "two")] == ["one\n", "two\n"]
        first = renderer._process
        assert first is not None
        bomb = job()._replace(relative="bomb.j2")
        for _ in range(3):
            assert [one.code for one in renderer.done(bomb).findings] == ["E-TEMPLATE-SIZE"]
        assert first.poll() is not None
        assert [one.code for one in renderer.done(job()).findings] == ["E-TEMPLATE-UNSEEN"]


def test_the_process_has_no_file_no_variable_and_cannot_start_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the process itself: what a template would have if it ever got out of Jinja's sandbox."""
    monkeypatch.setenv("GITLAB_TOKEN", "secret")
    code = (
        "import sys, os, json; sys.path += sys.argv[1:]\n"
        "from mission_cli.render.sandbox import limits\n"
        "limits.close()\n"
        "def tried(work):\n"
        "    try: work()\n"
        "    except OSError as error: return error.errno\n"
        "can = [tried(lambda: open('/etc/passwd')), tried(lambda: os.pipe()), sorted(os.environ)]\n"
        "sys.stdout.write(json.dumps({'text': json.dumps(can), 'findings': [], 'lacks': [], 'left_out': []}) + chr(10))\n"
        "sys.stdout.flush(); sys.stdin.read()\n"
    )
    monkeypatch.setattr(process, "_CODE", code)
    with Renderer(files("")) as renderer:
        assert renderer.rendered(job()).text == '[24, 24, ["LC_CTYPE"]]'


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "DEPTH"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "SIZE"),
        ("import time; time.sleep(60)", "TIME"),
    ],
)
def test_a_process_that_ends_or_says_nothing_is_a_finding(
    code: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_CODE", code)
    monkeypatch.setattr(limits, "WAIT", 2.0)
    before = time.monotonic()
    with Renderer(files("")) as renderer:
        assert [one.code for one in renderer.done(job()).findings] == [f"E-TEMPLATE-{found}"]
    assert time.monotonic() - before < 8


def test_a_process_that_cannot_begin_is_no_fault_of_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_CODE", "import nothing_of_this_name")
    with Renderer(files("")) as renderer, pytest.raises(RuntimeError):
        renderer.done(job())
    monkeypatch.setattr(sys, "executable", os.devnull)
    with Renderer(files("")) as renderer, pytest.raises(MissionError) as caught:
        renderer.done(job())
    assert caught.value.text == "doc.no-process"


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
    sources = {
        "a.j2": ("templates/a.j2", "x\n{% include 'b.j2' %}"),
        "b.j2": ("templates/b.j2", "\n\n{{ nothing_such }}"),
    }
    with Renderer(sources) as renderer, pytest.raises(BrokenTemplate) as caught:
        renderer.rendered(job()._replace(relative="a.j2"))
    assert caught.value.finding[:4] == ("templates/b.j2", 3, 4, 12)
    assert caught.value.sources == {"templates/b.j2": "\n\n{{ nothing_such }}"}


def test_every_unknown_name_is_found_without_rendering() -> None:
    source = "{% if text %}\n{{ one }}\n{% else %}\n{{ two.x }} {{ gap('x') }}\n{% endif %}"
    with Renderer(files(source)) as renderer:
        found = renderer.done(Job(MAIN, "en", known=[*CONTEXT, *FUNCTIONS])).findings
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
