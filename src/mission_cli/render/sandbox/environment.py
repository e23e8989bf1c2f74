"""Jinja's sandbox, with everything taken out that a template does not need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined, UndefinedError, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from mission_cli.render.opaque import Opaque, markdown
from mission_cli.render.sandbox.allowed import FILTERS, LOOP, TEXT_METHODS
from mission_cli.render.sandbox.crossing import Sources
from mission_cli.render.sandbox.limits import LARGEST, Over
from mission_cli.texts import elided


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
    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        if template not in self._sources:
            raise TemplateNotFound(template)
        shown, text = self._sources[template]
        if len(text) > LARGEST:
            raise Over("size")
        return text, shown, lambda: True


class _AsRead(NodeTransformer):
    """The template's own tree, where Jinja would do other than its reader expects."""

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.CondExpr:  # noqa: N802
        """`{{ x if y }}` writes nothing where y is false."""
        self.generic_visit(node)
        node.expr2 = node.expr2 or nodes.Const("", lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """`a ~ b` joins as the filter does: what is Markdown already stays, what is not is escaped once."""
        self.generic_visit(node)
        made = nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None)
        return made.set_lineno(node.lineno, override=True)  # type: ignore[return-value]


_NEVER_WRITTEN: Final = (list, tuple, Mapping, Iterator, range, LoopContext, TemplateReference, TemplateModule, Namespace)  # fmt: skip


class Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"+"})

    def __init__(self, sources: Sources, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=_Loader(sources),
            undefined=_Unknown,
            finalize=self._said,
            autoescape=True,
            optimized=False,  # what goes wrong is said at its line
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.sources = sources
        functions = {"range": range, "namespace": Namespace, **functions}
        self._functions = frozenset(functions.values())
        self.globals = dict(functions)
        own: dict[str, Callable[..., Any]] = {
            "de": partial(self._elided, "de"),
            "default": _default,
            "join": self._join,
            "lines": self._lines,
            "que": partial(self._elided, "que"),
            "replace": _replace,
        }
        self.filters = own | {name: JINJA_FILTERS[name] for name in FILTERS}
        self.tests["missing"] = lambda value: isinstance(value, (Opaque, Undefined))

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(_AsRead().visit(source), *args, **kwargs)

    # What a name or a member gives

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._member(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (list, tuple, str)) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        return self._member(obj, argument)

    def _member(self, obj: Any, name: Any) -> Any:
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
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str) or isinstance(right, str):
            return self._join([left, right])
        return super().call_binop(context, operator, left, right)

    # What is written, and the filters of our own

    def _said(self, value: Any) -> Markup:
        """Every value on its way out: shown as it is, whatever it holds."""
        if isinstance(value, Undefined):
            len(value)
        if isinstance(value, Opaque):
            return Markup(value.written())  # noqa: S704  # ours, already escaped
        if isinstance(value, Markup):
            return value
        if isinstance(value, _NEVER_WRITTEN) or callable(value):
            raise SecurityError("{{ }}")
        text = str(value)  # the template's own `", "` keeps its space
        ends = (" " if text[:1] == " " else "", " " if text[-1:] == " " and text.strip() else "")
        return Markup(f"{ends[0]}{markdown(text)}{ends[1]}")  # noqa: S704

    def _join(self, values: Any, separator: Any = "", attribute: Any = None) -> Any:
        members = [self._member(value, attribute) for value in values] if attribute else list(values)
        if any(isinstance(one, (Markup, Opaque, Undefined)) for one in [*members, separator]):
            said = [self._said(one) for one in members]
            return Markup(self._said(separator)).join(said)  # noqa: S704
        return str(separator).join(str(one) for one in members)

    def _elided(self, word: str, value: Any) -> Any:
        """A French `de` or `que` with what follows it: `d’Élodie Fabre`, `de Léa Martin`."""
        if isinstance(value, (Opaque, Markup, Undefined)):
            return Markup(f"{word} ") + self._said(value)  # noqa: S704
        return elided(word, str(value))

    def _lines(self, value: Any) -> Any:
        """A text of several lines, each on its own line; Markdown would run them together."""
        if isinstance(value, (Opaque, Markup, Undefined)):
            return self._said(value)
        parts = [markdown(line) for line in str(value).splitlines() if line.strip()]
        return Markup("\\\n".join(parts))  # noqa: S704


def _default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:  # noqa: FBT001, FBT002  # as Jinja's
    if isinstance(value, Opaque):
        value.touched()
        return otherwise
    return otherwise if isinstance(value, Undefined) or (boolean and not value) else value


def _replace(value: Any, old: str, new: str) -> str:
    """As texts do; Jinja's would escape it for HTML."""
    return str(value).replace(str(old), str(new))
