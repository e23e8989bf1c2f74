"""Jinja, with everything taken out that a template does not need, and every step of the rest counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, wraps
from typing import Any, Final, TypeAlias

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateNotFound,
    Undefined,
    UndefinedError,
    nodes,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from mission_cli.errors import NotFoundError
from mission_cli.render.sandbox.allowed import FILTERS, LOOP, TEXT_METHODS
from mission_cli.render.sandbox.bounded import Bounded
from mission_cli.render.sandbox.limits import LARGEST, Budget, Over
from mission_cli.render.sandbox.values import Opaque, markdown

_DEEPEST, _MOST_LOADED, _LONGEST_RANGE, _BITS = 40, 300, 10_000, 128

Load: TypeAlias = Callable[[str], tuple[str, str]]
"""A template's path → the name findings call it by, and its text. Raises NotFoundError."""


class UnknownName(UndefinedError):  # noqa: N818
    def __init__(self, held: Any, name: Any, message: str) -> None:
        super().__init__(message)
        self.held = held
        self.missing = name


class _Unknown(StrictUndefined):
    """A name that stands for nothing: to use it in any way is an error that knows what was meant."""

    __slots__ = ()

    def __init__(self, hint: Any = None, obj: Any = None, name: Any = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name, exc or partial(UnknownName, obj, name))  # type: ignore[arg-type]  # it is only called


class _Loader(BaseLoader):
    def __init__(self, load: Load) -> None:
        self._load = load

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        try:
            shown, text = self._load(template)
        except NotFoundError:
            raise TemplateNotFound(template) from None
        if len(text) > LARGEST:
            raise Over("size")
        return text, shown, lambda: True


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


class Environment(ImmutableSandboxedEnvironment):
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
        self.budget = Budget()
        functions = {"range": _range, "namespace": Namespace, **functions}
        self._functions = frozenset(functions.values())
        self.globals = dict(functions)
        self._own = self._own_filters()
        self.filters = self._own | {name: self._timed(JINJA_FILTERS[name]) for name in FILTERS}
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
        return super()._generate(Bounded().visit(source), *args, **kwargs)

    def get_template(self, *args: Any, **kwargs: Any) -> Any:
        self.budget.step()
        self.budget.loaded += 1
        if self.budget.loaded > _MOST_LOADED:
            raise Over("depth")
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
        own = (isinstance(obj, str) and name in TEXT_METHODS) or (isinstance(obj, LoopContext) and name in LOOP)
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
            raise Over("depth")
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
        raise Over("size")
    return made


def _number(operator: str, left: Any, right: Any) -> Any:
    if operator == "+":
        return left + right
    if operator == "%":
        return left % right
    sizes = [abs(int(value)).bit_length() for value in (left, right)]
    if (operator == "**" and (sizes[0] > _BITS or abs(right) > _BITS)) or sum(sizes) > 2 * _BITS:
        raise Over("size")
    return left * right if operator == "*" else left**right
