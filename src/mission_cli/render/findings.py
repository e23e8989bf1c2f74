"""Findings as people, forges and programs read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Any

from mission_cli.core.slug import slugify
from mission_cli.errors import Finding
from mission_cli.render.safe import visible
from mission_cli.render.words import lacking
from mission_cli.texts import has, t

_QUOTED = re.compile("'[^']*'")


def message_of(finding: Finding) -> str:
    """What is wrong, in a sentence."""
    return t(f"finding.{finding.code}", **_fields(finding))


def help_of(finding: Finding) -> str:
    """What to do next, or "": a suggestion when there is one, else the general advice."""
    key = f"finding.{finding.code}.suggest" if finding.args.get("suggest") else f"finding.{finding.code}.help"
    if not has(key):
        key = f"finding.{finding.code}.help"
    return t(key, **_fields(finding)) if has(key) else ""


def one_line_of(finding: Finding) -> str:
    """`path:line:column: error: message   [CODE]`."""
    place = ":".join([visible(finding.path), *(str(n) for n in (finding.line, finding.column) if n)])
    return f"{place}: {t(f'finding.{finding.level}')}{t('finding.colon')} {message_of(finding)}   [{finding.code}]"


def findings_text(
    findings: Iterable[Finding], sources: Mapping[str, str], kept_back: Mapping[str, Container[int]] | None = None
) -> str:
    """Every finding with the user's own lines and a caret, in the order of files and lines.

    `sources` holds the text of each file by the findings' path; without it a finding is shown without its lines.
    `kept_back` holds the numbers of the lines that are not to be shown, in the same way.
    """
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.line, finding.column, finding.code))
    lines = {path: _lines(text) for path, text in sources.items()}
    unseen = kept_back or {}
    return "\n".join(_block(finding, lines.get(finding.path, []), unseen.get(finding.path, ())) for finding in ordered)


def _block(finding: Finding, lines: list[str], unseen: Container[int]) -> str:
    shown = [one_line_of(finding)]
    if 0 < finding.line <= len(lines):
        shown += _excerpt(finding, lines, unseen)
    advice = help_of(finding)
    if advice:
        shown.append(f"  = {t('finding.help')}{t('finding.colon')} {advice}")
    return "\n".join(shown) + "\n"


def _excerpt(finding: Finding, lines: list[str], unseen: Container[int]) -> list[str]:
    """The line of a finding with the one before it, and a caret; of a long line the part that is meant."""
    gutter = len(str(finding.line))
    shown = []
    if finding.line > 1:
        before = "…" if finding.line - 1 in unseen else _source(lines[finding.line - 2])
        shown = [f"  {finding.line - 1:>{gutter}} | {before}".rstrip()]
    if finding.line in unseen:
        return [*shown, f"  {finding.line} | … {t('finding.kept-back')}"]
    line, at = lines[finding.line - 1], finding.column - 1
    start = 0
    while len(_source(line[start:at])) > _WIDEST // 2:
        start += (at - start + 1) // 2
    lead = "…" if start else ""
    before, under = lead + _source(line[start:at]), _source(line[at : at + max(1, finding.width)])
    shown.append(f"  {finding.line} | {lead}{_source(line[start:])}".rstrip())
    carets = min(max(1, _cells(under)), max(1, _cells(_source(line[start:])) + len(lead) - _cells(before)))
    return [*shown, f"  {' ' * gutter} | {' ' * _cells(before)}{'^' * carets}"]


_WIDEST = 200  # characters of a line


def _source(line: str) -> str:
    return visible(line[:_WIDEST].replace("\t", "    "))[:_WIDEST]


def _cells(text: str) -> int:
    """Columns a terminal gives this text."""
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _fields(finding: Finding) -> dict[str, str]:
    fields = {name: visible(value)[:200] for name, value in finding.args.items()}
    if finding.code == "E-TYPE":
        fields = {name: t(f"finding.a-{value}") for name, value in fields.items()}
    if finding.code == "E-SYNTAX" and has(f"finding.{_syntax_key(fields['reason'])}"):
        fields["reason"] = t(f"finding.{_syntax_key(fields['reason'])}")
    if finding.code == "E-UNREAD":
        fields["reason"] = t(f"finding.unread-{fields['reason']}")
    if finding.code == "W-CONTRACT-THIN":
        fields["keys"] = ", ".join(map(lacking, fields["keys"].split(", ")))
    if finding.code == "E-ENCODING":
        fields["detail"] = fields["encoding"] if "encoding" in fields else t("finding.at-byte", **fields)
    return {**fields, "line": str(finding.line)}


def _syntax_key(reason: str) -> str:
    """The parser's English words as a key of the catalogue: `syntax-did-not-find-expected-key`."""
    return "syntax-" + slugify(_QUOTED.sub("", reason))


def as_item(finding: Finding) -> dict[str, Any]:
    """The JSON item of a finding: `path line column level code message help`; line and column null for a whole file."""
    return {
        "path": finding.path,
        "line": finding.line or None,
        "column": finding.column or None,
        "level": finding.level,
        "code": finding.code,
        "message": message_of(finding),
        "help": help_of(finding) or None,
    }


def as_cells(finding: Finding) -> list[str]:
    """The cells of a finding in a table: where, what is wrong, what to do, its code."""
    where = ":".join([visible(finding.path), *([str(finding.line)] if finding.line else [])])
    level = t(f"finding.{finding.level}")
    return [where, f"{level}{t('finding.colon')} {message_of(finding)}", help_of(finding), finding.code]


def as_github(finding: Finding) -> str:
    """A workflow command that a GitHub job turns into an annotation."""
    kind = "error" if finding.level == "error" else "warning"
    place = ",".join(
        [
            f"file={_property(visible(finding.path))}",
            f"line={max(1, finding.line)}",
            f"col={max(1, finding.column)}",
            f"title={finding.code}",
        ]
    )
    text = " — ".join(part for part in (message_of(finding), help_of(finding)) if part)
    return f"::{kind} {place}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def gitlab_report(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """GitLab's code quality report. Of two issues with one fingerprint it drops the second: they are told apart."""
    seen: Counter[tuple[str, str, str]] = Counter()
    report = []
    for finding in findings:
        alike = (finding.path, finding.code, message_of(finding))
        seen[alike] += 1
        report.append(as_gitlab(finding, seen[alike]))
    return report


def as_gitlab(finding: Finding, nth: int = 1) -> dict[str, Any]:
    """An item of GitLab's code quality report (a Code Climate issue), the `nth` of its file that says the same."""
    import hashlib

    said = message_of(finding)
    known_by = f"{finding.path}\0{finding.code}\0{said}" + (f"\0{nth}" if nth > 1 else "")
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": said,
        "severity": "major" if finding.level == "error" else "minor",
        "fingerprint": hashlib.sha256(known_by.encode("utf-8", "surrogatepass")).hexdigest(),
        "location": {"path": finding.path, "lines": {"begin": max(1, finding.line)}},
    }
