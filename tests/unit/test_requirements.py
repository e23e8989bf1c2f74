"""The locks of requirements/: everything pinned with its hash, from no address, and as pyproject.toml allows."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version
from tests.conftest import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = [Requirement(line) for line in (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"])]
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]


def locked(name: str) -> dict[str, str]:
    """The versions of a lock by the names of packages. Each entry is `name==version`, its condition, its hashes."""
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = re.fullmatch(r"([\w.-]+)==([\w.!+]+)( ; [^@/]*?)?((?: +--hash=sha256:[0-9a-f]{64})+)", line.rstrip())
        assert match, line[:80]
        found[canonicalize_name(match[1])] = match[2]
    return found


@pytest.mark.parametrize("name", ["dev", "oldest"])
def test_a_lock_pins_all_that_the_project_asks_for(name: str) -> None:
    versions = locked(name)
    for requirement in NEEDED:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_the_oldest_lock_is_at_the_lower_bounds() -> None:
    versions = locked("oldest")
    for requirement in RUNTIME:
        (lowest,) = (bound.version for bound in requirement.specifier if bound.operator == ">=")
        version = Version(versions[canonicalize_name(requirement.name)])
        assert version in SpecifierSet(f"=={lowest}") or version.release[:2] == Version(lowest).release[:2], requirement
