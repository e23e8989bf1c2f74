"""The direction of the imports, read from the code: cli → commands → {storage, render} → core → errors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "mission_cli"
MAY_IMPORT = {
    "errors": set(),
    "texts": {"texts"},
    "core": {"core", "errors"},
    "storage": {"storage", "core", "errors", "__init__"},  # the version is part of the index's key
    "render": {"render", "core", "errors", "texts"},
    "commands": {"commands", "storage", "render", "core", "errors", "texts"},
    "cli": {"commands", "render", "errors", "texts"},
    "__main__": {"cli", "__init__"},
    "__init__": set(),
}
FILES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module imported anywhere in the file, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or "", node.lineno


def modules(node: ast.ImportFrom) -> set[str]:
    """The modules a `from x import y` reads: `x.y` where that is one, else `x`."""
    found = {f"{node.module}.{alias.name}" for alias in node.names}
    here = {name for name in found if (SOURCE.parent / name.replace(".", "/")).with_suffix(".py").is_file()}
    return here or {node.module or ""}


def own(module: str) -> str | None:
    parts = module.split(".")
    return None if parts[0] != "mission_cli" else parts[1] if len(parts) > 1 else "__init__"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_follow_the_direction(path: Path) -> None:
    allowed = MAY_IMPORT[room(path)]
    wrong = [
        f"line {line}: {module}"
        for module, line in imports(path)
        if (to := own(module)) is not None and to not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "path", [p for p in FILES if room(p) == "core"], ids=lambda path: str(path.relative_to(SOURCE))
)
def test_core_touches_no_file_clock_or_terminal(path: Path) -> None:
    banned = {"os", "sys", "pathlib", "subprocess", "time", "io", "typer", "rich", "ruamel", "yaml", "tempfile"}
    assert [module for module, _ in imports(path) if module.split(".")[0] in banned] == []


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_only_one_place_reads_the_clock() -> None:
    clocks = ("date.today", "datetime.now", "datetime.utcnow", "time.time", "localtime")
    readers = {str(p.relative_to(SOURCE)) for p in FILES for call in calls(p) if call.endswith(clocks)}
    assert readers == {"commands/session.py"}


def test_only_one_place_starts_git() -> None:
    starters = {str(p.relative_to(SOURCE)) for p in FILES if any(m == "subprocess" for m, _ in imports(p))}
    assert starters == {"storage/git.py", "commands/ask.py"}, "ask.py starts the person's editor"
    assert '"git"' not in (SOURCE / "commands" / "ask.py").read_text(encoding="utf-8")


def test_no_cycle_between_modules() -> None:
    graph: dict[str, set[str]] = {}
    for path in FILES:
        name = ".".join(("mission_cli", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # At module level only: an import inside a function runs later, and cannot make a cycle at start.
        graph[name] = {to for node in tree.body if isinstance(node, ast.ImportFrom) for to in modules(node)}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path, name))
        if name in done or name not in graph:
            return
        for other in graph[name]:
            visit(other, (*path, name))
        done.add(name)

    for name in graph:
        visit(name, ())
