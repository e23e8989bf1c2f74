"""Templates that teams write, rendered where they can do no harm. The only file that imports Jinja.

A template sees the values it is given and the templates its loader hands out, and nothing else: no attribute of a Python
object, no method but a few of texts, no call but macros and the functions of its context, only the filters listed here.

Its work is bounded on every system alike, without a process or a signal: each turn of a loop, call, filter and output
looks at the clock (SECONDS), and each operation between two looks makes a value of a bounded size (`_Budget`).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, wraps
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    meta,
    nodes,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from mission_cli.core.nearest import nearest
from mission_cli.errors import Finding, NotFoundError
from mission_cli.render.safe import one_line, visible

SECONDS: Final = 2.0
LONGEST: Final = 1 << 20  # characters of the result
LARGEST: Final = 1 << 18  # characters of one template
_WORK: Final = 8 * LONGEST  # characters and entries made on the way
_DEEPEST, _MOST_LOADED, _LONGEST_RANGE, _BITS = 40, 300, 10_000, 128
_TEXT_METHODS: Final = frozenset(
    [
        "capitalize",
        "endswith",
        "lower",
        "lstrip",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
    ]
)
_LOOP: Final = frozenset(
    [
        "changed",
        "cycle",
        "depth",
        "depth0",
        "first",
        "index",
        "index0",
        "last",
        "length",
        "nextitem",
        "previtem",
        "revindex",
        "revindex0",
    ]
)
_FILTERS: Final = [
    "abs",
    "capitalize",
    "count",
    "first",
    "groupby",
    "int",
    "items",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "sum",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
]

Load: TypeAlias = Callable[[str], tuple[str, str]]
"""A template's path → the name findings call it by, and its text. Raises NotFoundError."""


class Opaque:
    """A value that stands for one that is not there: it can be asked for members, looped over, and written."""

    def member(self) -> Opaque:
        """What any part of it is."""
        return self

    def touched(self) -> None:
        """Somebody asked what it holds."""

    def written(self) -> str:
        """What stands in its place, in Markdown."""
        return ""

    def __bool__(self) -> bool:
        self.touched()
        return False

    def __len__(self) -> int:
        return int(bool(self))

    def __iter__(self) -> Iterator[Any]:
        self.touched()
        return iter(())


class BrokenTemplate(Exception):  # noqa: N818  # said as a finding
    """A template does not render: what is wrong in it, and the texts of the files the finding is in."""

    def __init__(self, finding: Finding, sources: Mapping[str, str]) -> None:
        super().__init__(finding)
        self.finding = finding
        self.sources = sources


def rendered(relative: str, load: Load, context: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]) -> str:
    """The template at this path as Markdown, every value in it escaped. Raises BrokenTemplate, NotFoundError."""
    load(relative)  # said by who asked for it, not as a fault of the template
    environment = _Environment(load, functions)
    try:
        text = _whole(environment.get_template(relative).generate(dict(context)))
    except Exception as error:  # noqa: BLE001  # whatever a template brings about is its own finding
        raise _broken(error, environment, relative, {*context, *environment.globals}) from None
    return _tidy(text)


def static_findings(relative: str, load: Load, known: Iterable[str]) -> list[Finding]:
    """What can be said of a template without rendering it: its syntax, its filters, every name it has from nowhere."""
    environment = _Environment(load, {})
    names = {*known, *environment.globals}
    try:
        shown, text = load(relative)
        tree = environment.parse(text, relative, shown)
        environment.compile(tree, relative, shown)
        unknown = meta.find_undeclared_variables(tree) - names
        lines = sorted({(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in unknown})
    except Exception as error:  # noqa: BLE001
        return [_broken(error, environment, relative, names).finding]
    found = [_name_finding(shown, text, line, name, names) for line, name in lines]
    for kind, node_type, there in (
        ("filter", nodes.Filter, environment.filters),
        ("test", nodes.Test, environment.tests),
    ):
        used = {(node.lineno, node.name) for node in tree.find_all(node_type)}
        wrong = sorted((line, name) for line, name in used if name not in there)
        found += [_unknown_filter(_Place(shown, text, line), kind, name, environment) for line, name in wrong]
    return found


def _whole(pieces: Iterable[str]) -> str:
    """The pieces as one text. Raises _Over as soon as it is too long."""
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise _Over("size")
        kept.append(piece)
    return "".join(kept)


def _tidy(text: str) -> str:
    """No space at the end of a line, no two blank lines in a row, none at either end."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def markdown(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is, wherever in a line it stands."""
    shown = re.sub(r"([\\`*\[\]<|~])|(?<!\w)_|_(?!\w)|&(?=[#\w])", lambda match: f"\\{match[0]}", one_line(text))
    return re.sub(
        r"^(?:([#+=>-])|(\d{1,9})(?=[.)]))", lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\", shown
    )


# Limits --------------------------------------------------------------------------------------------------------------


class _Over(Exception):  # noqa: N818
    """`what` was too much: `time`, `size` or `depth`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class _Budget:
    """What a rendering may still do."""

    def __init__(self) -> None:
        self._until = time.monotonic() + SECONDS
        self._work = 0
        self.loaded = 0
        self.depth = 0

    def step(self, made: Any = None) -> None:
        """Before an operation, or after one that made a text or a list. Raises _Over."""
        if time.monotonic() > self._until:
            raise _Over("time")
        if isinstance(made, (str, list, tuple)):
            self.spend(len(made))

    def spend(self, amount: int) -> None:
        self._work += amount
        if self._work > _WORK:
            raise _Over("size")


# The environment -----------------------------------------------------------------------------------------------------


class _UnknownName(UndefinedError):  # noqa: N818
    def __init__(self, held: Any, name: Any, message: str) -> None:
        super().__init__(message)
        self.held = held
        self.missing = name


class _Unknown(StrictUndefined):
    """A name that stands for nothing: to use it in any way is an error that knows what was meant."""

    __slots__ = ()

    def __init__(self, hint: Any = None, obj: Any = None, name: Any = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name, exc or partial(_UnknownName, obj, name))  # type: ignore[arg-type]  # it is only called


class _Loader(BaseLoader):
    def __init__(self, load: Load) -> None:
        self._load = load

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        try:
            shown, text = self._load(template)
        except NotFoundError:
            raise TemplateNotFound(template) from None
        if len(text) > LARGEST:
            raise _Over("size")
        return text, shown, lambda: True


class _Bounded(NodeTransformer):
    """The template's own tree, its loops, slices and joined texts made to pass the budget."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        constant = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        node.iter = _through("_each", node.iter, nodes.Const(constant))
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.CondExpr:  # noqa: N802
        """`{{ x if y }}` writes nothing where y is false, as its reader expects."""
        self.generic_visit(node)
        node.expr2 = node.expr2 or nodes.Const("", lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _through("_joined", nodes.List(node.nodes, lineno=node.lineno))

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        ends = (node.arg.start, node.arg.stop, node.arg.step)
        return _through("_part", node.node, *(end or nodes.Const(None) for end in ends))


def _through(name: str, value: Any, *arguments: Any) -> nodes.Filter:
    made = nodes.Filter(value, name, list(arguments), [], None, None)
    return made.set_lineno(value.lineno, override=False)  # type: ignore[return-value]


_NEVER_WRITTEN: Final = (
    list,
    tuple,
    Mapping,
    Iterator,
    range,
    LoopContext,
    TemplateReference,
    TemplateModule,
    Namespace,
)


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, load: Load, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=_Loader(load),
            undefined=_Unknown,
            finalize=self._said,
            autoescape=True,
            optimized=False,  # nothing is computed before the clock runs
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.budget = _Budget()
        functions = {"range": _range, "namespace": Namespace, **functions}
        self._functions = frozenset(functions.values())
        self.globals = dict(functions)
        self._own = self._own_filters()
        self.filters = self._own | {name: self._timed(FILTERS[name]) for name in _FILTERS}
        self.tests["missing"] = lambda value: isinstance(value, (Opaque, Undefined))

    def _own_filters(self) -> dict[str, Callable[..., Any]]:
        own: dict[str, Callable[..., Any]] = {
            "default": _default,
            "join": self._join,
            "lines": self._lines,
            "replace": self._replace,
            "_each": self._each,
            "_joined": partial(self._join, attribute=None),
            "_part": self._part,
        }
        return {name: self._timed(one) for name, one in own.items()} | {"_each": self._each}

    def public_filters(self) -> list[str]:
        """The filters a template may name."""
        return sorted(name for name in self.filters if not name.startswith("_"))

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(_Bounded().visit(source), *args, **kwargs)

    def get_template(self, *args: Any, **kwargs: Any) -> Any:
        self.budget.step()
        self.budget.loaded += 1
        if self.budget.loaded > _MOST_LOADED:
            raise _Over("depth")
        return super().get_template(*args, **kwargs)

    # What a name or a member gives

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._member(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (list, tuple, str)) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        return self._member(obj, argument)

    def _member(self, obj: Any, name: Any) -> Any:
        self.budget.step()
        if not isinstance(name, str) or name.startswith("_"):
            raise SecurityError(str(name)[:60])
        if isinstance(obj, Opaque):
            return obj.member()
        if isinstance(obj, Undefined):
            len(obj)  # raises what it raises when used
        if isinstance(obj, Mapping):
            return obj[name] if name in obj else self.undefined(obj=obj, name=name)
        own = (isinstance(obj, str) and name in _TEXT_METHODS) or (isinstance(obj, LoopContext) and name in _LOOP)
        if own or isinstance(obj, (Namespace, TemplateReference)):
            try:
                return obj[name] if isinstance(obj, TemplateReference) else getattr(obj, name)
            except (KeyError, AttributeError):
                return self.undefined(obj=obj, name=name)
        exported = vars(obj) if isinstance(obj, TemplateModule) else {}
        if isinstance(exported.get(name), (Macro, str)):
            return exported[name]
        return self.undefined(obj=obj, name=name)

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(obj, Undefined):
            len(obj)
        bound = getattr(obj, "__self__", None)
        known = isinstance(obj, (Macro, BlockReference, LoopContext)) or obj in self._functions
        if not known and not (isinstance(bound, (str, LoopContext)) and callable(obj)):
            raise SecurityError("()")
        self.budget.depth += 1
        if self.budget.depth > _DEEPEST:
            raise _Over("depth")
        self.budget.step()
        made = context.call(obj, *args, **kwargs)
        self.budget.depth -= 1
        self.budget.step(made)
        return made

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        self.budget.step()
        texts = isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple))
        if operator == "+" and texts:
            if isinstance(left, str) or isinstance(right, str):
                return self._join([left, right])
            made = left + right
        elif operator == "*" and texts:
            long, times = (left, right) if isinstance(left, (str, list, tuple)) else (right, left)
            self.budget.spend(len(long) * max(0, int(times)))
            made = left * right
        elif texts:
            raise SecurityError(operator)
        else:
            made = _number(operator, left, right)
        self.budget.step(made)
        return made

    # What is written, and the filters of our own

    def _said(self, value: Any) -> Markup:
        """Every value on its way out: shown as it is, whatever it holds."""
        self.budget.step()
        if isinstance(value, Undefined):
            len(value)
        if isinstance(value, Opaque):
            made = Markup(value.written())  # noqa: S704  # ours, already escaped
        elif isinstance(value, Markup):
            made = value
        elif isinstance(value, _NEVER_WRITTEN) or callable(value):
            raise SecurityError("{{ }}")
        else:
            text = str(value)  # the template's own `", "` keeps its space
            ends = (" " if text[:1] == " " else "", " " if text[-1:] == " " and text.strip() else "")
            made = Markup(f"{ends[0]}{markdown(text)}{ends[1]}")  # noqa: S704
        self.budget.spend(len(made))
        return made

    def _join(self, values: Any, separator: Any = "", attribute: Any = None) -> Any:
        members = [self._member(value, attribute) for value in values] if attribute else list(values)
        if any(isinstance(one, (Markup, Opaque, Undefined)) for one in [*members, separator]):
            said = [self._said(one) for one in members]
            return Markup(self._said(separator)).join(said)  # noqa: S704
        texts = [str(one) for one in members]
        self.budget.spend(sum(map(len, texts)) + len(str(separator)) * len(texts))
        return str(separator).join(texts)

    def _lines(self, value: Any) -> Any:
        """A text of several lines, each on its own line; Markdown would run them together."""
        if isinstance(value, (Opaque, Markup, Undefined)):
            return self._said(value)
        parts = [markdown(line) for line in str(value).splitlines() if line.strip()]
        return Markup("\\\n".join(parts))  # noqa: S704

    def _replace(self, value: Any, old: str, new: str) -> str:
        text = str(value)
        self.budget.spend(len(text) + text.count(str(old)) * len(str(new)))
        return text.replace(str(old), str(new))

    def _part(self, value: Any, start: Any, stop: Any, step: Any) -> Any:
        if isinstance(value, Opaque):
            return value.member()
        if not isinstance(value, (str, list, tuple)):
            raise SecurityError("[:]")
        return value[start:stop:step]

    def _each(self, values: Iterable[Any], constant: int) -> Iterator[Any]:
        """What a loop goes over, a look at the clock each turn; `constant` characters of the template are written in one."""
        for value in values:
            self.budget.step()
            self.budget.spend(constant + 1)
            yield value

    def _timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            self.budget.step()
            made = function(*args, **kwargs)
            self.budget.step(made)
            return made

        if isinstance(function, partial):
            return timed
        return wraps(function)(timed)


def _default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:  # noqa: FBT001, FBT002  # as Jinja's
    if isinstance(value, Opaque):
        value.touched()
        return otherwise
    return otherwise if isinstance(value, Undefined) or (boolean and not value) else value


def _range(*ends: int) -> range:
    made = range(*ends)
    if len(made) > _LONGEST_RANGE:
        raise _Over("size")
    return made


def _number(operator: str, left: Any, right: Any) -> Any:
    if operator == "+":
        return left + right
    if operator == "%":
        return left % right
    sizes = [abs(int(value)).bit_length() for value in (left, right)]
    if (operator == "**" and (sizes[0] > _BITS or abs(right) > _BITS)) or sum(sizes) > 2 * _BITS:
        raise _Over("size")
    return left * right if operator == "*" else left**right


# What went wrong, where ----------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    shown: str
    text: str
    line: int


_NO_SUCH = re.compile(r"No (filter|test) named '([^']*)'")
_IN_QUOTES = re.compile(r"'([^']{1,60})'")


def _broken(error: Exception, environment: _Environment, relative: str, known: set[str]) -> BrokenTemplate:
    place = _place(error, environment, relative)
    finding = _finding(error, environment, place, known)
    return BrokenTemplate(finding, {place.shown: place.text})


def _place(error: Exception, environment: _Environment, relative: str) -> _Place:
    """The file and line of the template that the error comes from: the innermost one."""
    texts = dict(_known_sources(environment, relative, error))
    first = next(iter(texts))
    if isinstance(error, TemplateSyntaxError):
        shown = error.filename if error.filename in texts else first
        return _Place(shown or first, texts[shown or first], error.lineno)
    shown, line, trace = first, 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in texts:
            shown, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return _Place(shown, texts[shown], line)


def _known_sources(environment: _Environment, relative: str, error: Exception) -> Iterator[tuple[str, str]]:
    """The templates loaded so far, the first first."""
    loaded = [key[1] for key in environment.cache] if environment.cache is not None else []
    named = [error.name] if isinstance(error, TemplateSyntaxError) and error.name else []
    for name in dict.fromkeys([relative, *named, *loaded]):
        try:
            yield environment.loader._load(str(name))  # type: ignore[union-attr]  # noqa: SLF001
        except NotFoundError:
            continue


def _finding(error: Exception, environment: _Environment, place: _Place, known: set[str]) -> Finding:
    if isinstance(error, _UnknownName) and isinstance(error.missing, str):
        return _name_finding(place.shown, place.text, place.line, error.missing, _members(error.held, known))
    if isinstance(error, TemplateNotFound):
        name = str(error.name or error.message)[:80]
        return _at(place, name, "E-TEMPLATE-INCLUDE", name=visible(name))
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, environment, place)
    if isinstance(error, SecurityError):
        name = str(error)[:60]
        return _at(place, name, "E-TEMPLATE-REFUSED", name=visible(name))
    if isinstance(error, (_Over, RecursionError, MemoryError)):
        what = error.what if isinstance(error, _Over) else "depth"
        return _at(place, "", f"E-TEMPLATE-{what.upper()}")
    words = str(error).partition("\n")[0][:200] or type(error).__name__
    unknown = _NO_SUCH.match(words)
    if unknown:  # Jinja says it late where it stands under an `if`
        return _unknown_filter(place, unknown[1], unknown[2], environment)
    return _at(place, "", "E-TEMPLATE", words=visible(words))


def _members(held: Any, known: set[str]) -> Iterable[str]:
    """What could have been meant: of the context where the name was asked of nothing."""
    if held is None:
        return known
    if isinstance(held, Mapping):
        return [str(key) for key in held]
    return _TEXT_METHODS if isinstance(held, str) else _LOOP if isinstance(held, LoopContext) else ()


def _syntax(error: TemplateSyntaxError, environment: _Environment, place: _Place) -> Finding:
    words = (error.message or "")[:300]
    unknown = _NO_SUCH.match(words)
    if unknown:
        return _unknown_filter(place, unknown[1], unknown[2], environment)
    quoted = _IN_QUOTES.search(words)
    return _at(place, quoted[1] if quoted else "", "E-TEMPLATE", words=visible(words.rstrip(".")))


def _unknown_filter(place: _Place, kind: str, name: str, environment: _Environment) -> Finding:
    names = environment.public_filters() if kind == "filter" else sorted(environment.tests)
    near = nearest(name, names)
    return _at(place, name, "E-TEMPLATE-FILTER", name=visible(name), suggest=near, known=", ".join(names))


def _name_finding(shown: str, text: str, line: int, name: str, known: Iterable[str]) -> Finding:
    names = sorted(one for one in known if not one.startswith("_"))
    near = nearest(name, names)
    return _at(
        _Place(shown, text, line), name, "E-TEMPLATE-NAME", name=visible(name), suggest=near, known=", ".join(names)
    )


def _at(place: _Place, word: str, code: str, **args: str) -> Finding:
    """The finding under the word on its line, else under the line's own text."""
    lines = place.text.split("\n")
    line = min(max(place.line, 1), len(lines))
    text = lines[line - 1]
    match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    match = match or (re.search(re.escape(word), text) if word else None)
    start, width = (match.start(), len(word)) if match else (len(text) - len(text.lstrip()), len(text.strip()))
    return Finding(place.shown, line, start + 1, max(width, 1), code, args)


def refused(name: str) -> NoReturn:
    """For a function of the context that is given what it cannot take."""
    raise SecurityError(name)
