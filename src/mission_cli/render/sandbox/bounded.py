"""The tree of a template, made to pass the budget."""

from __future__ import annotations

from typing import Any

from jinja2 import (
    nodes,
)
from jinja2.visitor import NodeTransformer


class Bounded(NodeTransformer):
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
