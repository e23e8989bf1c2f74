"""What only one place does, read from the code: the clock, the streams, programs started, files opened and changed.

Which room imports which is said in pyproject.toml, and checked by import-linter.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "mission_cli"
FILES = sorted(SOURCE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree(path)))


def room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module imported anywhere in the file, also inside functions."""
    for node in nodes(path):
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


def test_core_and_actions_touch_no_file_clock_or_terminal() -> None:
    """Actions may name a path, and take the bytes of a random id."""
    banned = {"os", "sys", "pathlib", "subprocess", "time", "io", "typer", "rich", "ruamel", "yaml", "tempfile"}
    allowed = {("actions/undo.py", "pathlib"), ("actions/journal.py", "os")}
    core = [path for path in FILES if room(path) in ("core", "actions")]
    wrong = [
        f"{path.relative_to(SOURCE)}, line {line}: {module}"
        for path in core
        for module, line in imports(path)
        if module.split(".")[0] in banned and (path.relative_to(SOURCE).as_posix(), module) not in allowed
    ]
    assert core
    assert wrong == []


@cache
def calls(path: Path) -> list[str]:
    return [ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call)]


def test_only_one_place_reads_the_clock() -> None:
    clocks = ("date.today", "datetime.now", "datetime.utcnow", "time.time", "localtime")
    readers = {str(p.relative_to(SOURCE)) for p in FILES for call in calls(p) if call.endswith(clocks)}
    assert readers == {"commands/session.py"}


def test_few_places_write_to_the_streams() -> None:
    """Text meets the terminal in render/out.py. What a prompt, the bar and the answers to a shell write is their own."""
    ends = (
        "stdout.write",
        "stderr.write",
        "stdout.buffer.write",
        "stderr.buffer.write",
        "writelines",
        ".echo",
        ".secho",
    )
    own = {
        "render/out.py",
        "render/progress.py",
        "commands/typed/ask.py",
        "commands/completion/answer.py",
        "__main__.py",
        "render/sandbox/worker.py",  # answers, to the process that started it
    }
    found = {
        p.relative_to(SOURCE).as_posix() for p in FILES for call in calls(p) if call.endswith(ends) or call == "print"
    }
    assert found - own == set()


def test_rich_draws_into_a_text_that_out_writes() -> None:
    consoles = {p.relative_to(SOURCE).as_posix() for p in FILES for call in calls(p) if call.endswith("Console")}
    assert consoles == {"render/table.py"}
    assert "file=io.StringIO()" in (SOURCE / "render" / "table.py").read_text(encoding="utf-8")


# What starts a program, in each of the ways that Python has.
STARTING_MODULES = {"subprocess", "pty", "multiprocessing", "asyncio.subprocess"}
STARTING = re.compile(
    r"os\.(system|popen|startfile|fork|forkpty|spawn\w+|exec\w+|posix_spawnp?)|.*create_subprocess_(exec|shell)|webbrowser\..*|.*ProcessPoolExecutor"
)
STARTERS = {
    "storage/git/process.py": "git, with the settings of safety.py",
    "commands/typed/ask.py": "the person's editor",
    "render/sandbox/process.py": "this Python, to render templates",
    "storage/pooled.py": "itself, to read many missions",
}


def test_few_places_start_a_program() -> None:
    found = {
        p.relative_to(SOURCE).as_posix()
        for p in FILES
        if any(m in STARTING_MODULES for m, _ in imports(p)) or any(map(STARTING.fullmatch, calls(p)))
    }
    assert found - STARTERS.keys() == set(), "git is started by storage/git/process.py alone"
    assert STARTERS.keys() - found == set()
    assert '"git"' not in (SOURCE / "commands" / "typed" / "ask.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line", ["os.system(x)", "os.execvp(a, b)", "os.posix_spawn(a, b)", "os.spawnl(a)", "os.fork()"]
)
def test_a_start_is_recognised(tmp_path: Path, line: str) -> None:
    (tmp_path / "x.py").write_text(line)
    assert [call for call in calls(tmp_path / "x.py") if STARTING.fullmatch(call)]


# What changes a file: as a function of a module, or as a method of a path.
CHANGING = {
    "os": "chmod chown fchmod link makedirs mkdir mkfifo remove removedirs rename renames replace rmdir symlink truncate unlink utime",
    "shutil": "chown copy copy2 copyfile copymode copystat copytree move rmtree",
    "tempfile": "NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory TemporaryFile mkdtemp mkstemp mktemp",
}
METHODS = set("chmod hardlink_to mkdir rename rmdir symlink_to touch unlink write_bytes write_text".split())  # noqa: SIM905
MODULES = {f"{module}.{name}" for module, names in CHANGING.items() for name in names.split()}
READING = {"os.O_RDONLY", "os.O_NONBLOCK", "os.O_BINARY"}


def changes(path: Path) -> Iterator[str]:
    """Where a file is opened for writing, or made, named, renamed, marked or removed."""
    for node in nodes(path):
        named = isinstance(node, ast.Attribute) and ast.unparse(node) in MODULES
        if named or (isinstance(node, ast.Call) and (is_change(node) or opens(node))):
            yield f"line {getattr(node, 'lineno', 0)}: {ast.unparse(node)[:80]}"


def is_change(node: ast.Call) -> bool:
    """A method of a path; str.replace takes two arguments, date.replace names them."""
    if not isinstance(node.func, ast.Attribute) or ast.unparse(node.func.value) in ("os", "disk", "formatter"):
        return False  # a HelpFormatter writes a page of help
    name = node.func.attr
    return name in METHODS or (name == "replace" and len(node.args) == 1 and not node.keywords)


def opens(node: ast.Call) -> bool:
    name, arguments = ast.unparse(node.func), [ast.unparse(argument) for argument in node.args]
    if arguments[:1] == ["os.devnull"]:  # nothing to change
        return False
    if name == "os.open":
        return not only_reads(node.args[1])
    if name not in ("open", "io.open", "os.fdopen") and not name.endswith(".open"):
        return False
    mode = arguments[1:2] if name in ("open", "io.open", "os.fdopen") else arguments[:1]
    mode += [ast.unparse(keyword.value) for keyword in node.keywords if keyword.arg == "mode"]
    return bool(mode) and not set(mode[0].strip("'")) <= set("rbt")


def only_reads(flags: ast.expr) -> bool:
    """Whether these flags of os.open name nothing but what reads: `getattr(os, "O_NONBLOCK", 0)` is a name too."""
    named = {ast.unparse(node) for node in ast.walk(flags) if isinstance(node, ast.Attribute)}
    words = {node.value for node in ast.walk(flags) if isinstance(node, ast.Constant)}
    named |= {f"os.{word}" for word in words if isinstance(word, str)}
    return bool(named) and named <= READING


def test_only_one_place_changes_files() -> None:
    """Every write passes the calls of storage/disk.py, where the proofs make each of them fail."""
    found = {str(path.relative_to(SOURCE)): list(changes(path)) for path in FILES}
    assert found.pop("storage/disk.py") != []
    assert all("os.open(" in said for said in found.pop("storage/reading.py")), (
        "its flags are named beside it, see below"
    )
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "line",
    [
        "path.write_text(x)",
        "Path(a).write_bytes(b)",
        "a.replace(b)",
        "os.replace(a, b)",
        "os.open(a, os.O_RDONLY | os.O_CREAT)",
        "os.open(a, flags)",
        "open(a, 'w')",
        "open(a, mode=m)",
        "a.open('xb')",
        "os.fdopen(a, 'wb')",
        "tempfile.mkstemp()",
        "shutil.rmtree(a)",
        "a.unlink()",
    ],
)
def test_a_change_to_a_file_is_recognised(tmp_path: Path, line: str) -> None:
    (tmp_path / "x.py").write_text(line)
    assert len(list(changes(tmp_path / "x.py"))) == 1


# What opens a file, or looks into a folder, by a path.
OPENING = ("open", "io.open", "os.open", "os.fdopen", "os.scandir", "os.listdir", "os.walk", "os.fwalk", "mmap.mmap")
OPENING_METHODS = ("open", "read_bytes", "read_text", "glob", "rglob", "iterdir", "walk")
READERS = {
    "storage/reading.py": "the one reader",
    "storage/disk.py": "every write, where the proofs make each call fail",
}
NO_PATHS = {
    "os.open(os.devnull, os.O_WRONLY)": "what stands for a stream that is closed",
    "open(os.devnull, mode, encoding='utf-8')": "the same",
}
NO_FILES = {"page", "Page(document.text, root)"}  # a page of YAML


def looks(path: Path) -> Iterator[str]:
    """Where a file is opened or a folder looked into but by the functions of storage/reading.py."""
    for node in nodes(path):
        if not isinstance(node, ast.Call) or ast.unparse(node) in NO_PATHS:
            continue
        name = ast.unparse(node.func)
        owner, _, last = name.rpartition(".")
        if name in OPENING or (owner and last in OPENING_METHODS and owner not in NO_FILES):
            yield f"line {node.lineno}: {ast.unparse(node)[:80]}"


def test_only_one_place_opens_files() -> None:
    """A pipe, a device, a link out of the workspace: what a clone may hold in the place of a file is met in one reader."""
    found = {path.relative_to(SOURCE).as_posix(): list(looks(path)) for path in FILES}
    assert all(found.pop(name) for name in READERS)
    assert {name: said for name, said in found.items() if said} == {}


def test_the_reader_only_reads() -> None:
    flags = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", '"w', '"a', '"x', '"r+')
    text = (SOURCE / "storage" / "reading.py").read_text(encoding="utf-8")
    assert [word for word in flags if word in text] == []


@pytest.mark.parametrize(
    "line",
    [
        "path.read_bytes()",
        "Path(a).read_text()",
        "open(a)",
        "io.open(a, 'rb')",
        "os.open(a, os.O_RDONLY)",
        "a.open()",
        "os.walk(a)",
        "os.scandir(a)",
        "folder.glob('*.yaml')",
        "folder.rglob('*')",
        "folder.iterdir()",
        "mmap.mmap(a, 0)",
    ],
)
def test_an_opened_file_is_recognised(tmp_path: Path, line: str) -> None:
    (tmp_path / "x.py").write_text(line)
    assert len(list(looks(tmp_path / "x.py"))) == 1


def test_no_cycle_between_modules() -> None:
    graph: dict[str, set[str]] = {}
    for path in FILES:
        name = ".".join(("mission_cli", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        # Inside functions and for types alone too: files that know each other are one file in several places.
        graph[name] = {to for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) for to in modules(node)}
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
