"""Written by `make docs` from the commands: what each one takes, without importing any of them.

An argument is (parameter, metavar, required, repeats), in the order of the command line. An option is found by each of
its spellings: (parameter, kind, metavar, repeats, value). Its kind is `flag`, `int` or `text`; a flag takes no word and
means `value`: False for the `--no-…` of a pair. The options of COMMANDS are the command's own: it takes SHARED too.
ROOT is what the program takes where no command is named, beside SHARED.
"""

# fmt: off
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Argument: TypeAlias = tuple[str, str, bool, bool]
    Option: TypeAlias = tuple[str, str, str, bool, bool | None]
    Signature: TypeAlias = tuple[tuple[Argument, ...], dict[str, Option]]

SHARED: dict[str, Option] = {
    "--dir": ("dir", "text", "FOLDER", False, None),
    "--today": ("today", "text", "DATE", False, None),
    "--lang": ("lang", "text", "en|fr", False, None),
    "--no-input": ("no_input", "flag", "", False, True),
}
ROOT: dict[str, Option] = {
    "--version": ("version", "flag", "", False, True),
    "-V": ("version", "flag", "", False, True),
    "--install-completion": ("install_completion", "text", "[bash|zsh|fish|powershell]", False, None),
    "--show-completion": ("show_completion", "text", "[bash|zsh|fish|powershell]", False, None),
}
COMMANDS: dict[str, Signature] = {
    "init": (
        (("folder", "[FOLDER]", False, False),),
        {
            "--perspective": ("perspective", "text", "provider|client|consultant", False, None),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
        },
    ),
    "demo": (
        (("folder", "[FOLDER]", False, False),),
        {},
    ),
    "new": (
        (("mission_id", "ID", False, False),),
        {
            "--title": ("title", "text", "TEXT", False, None),
            "--consultant": ("consultant", "text", "\"NAME <MAIL>\"", False, None),
            "--client": ("client", "text", "NAME", False, None),
            "--contact": ("contact", "text", "\"NAME <MAIL>\"", False, None),
            "--manager": ("manager", "text", "\"NAME <MAIL>\"", False, None),
            "--start": ("start", "text", "DATE", False, None),
            "--end": ("end", "text", "DATE", False, None),
            "--notice": ("notice", "text", "DURATION", False, None),
            "--rate": ("rate", "text", "RATE", False, None),
            "--every": ("every", "text", "DURATION", False, None),
            "--vision": ("vision", "text", "TEXT", False, None),
            "--objective": ("objective", "text", "TEXT", True, None),
            "--deliverable": ("deliverable", "text", "TEXT", True, None),
            "--equipment": ("equipment", "text", "TEXT", True, None),
            "--access": ("access", "text", "TEXT", True, None),
            "--as": ("author", "text", "NAME", False, None),
            "--record": ("record", "text", "FILE|-", False, None),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
            "--json": ("json", "flag", "", False, True),
        },
    ),
    "checkin": (
        (("mission_id", "ID", False, False),),
        {
            "--date": ("date", "text", "DATE", False, None),
            "--health": ("health", "text", "green|amber|red", False, None),
            "--progress": ("progress", "text", "TEXT|@FILE|-", False, None),
            "--results": ("results", "text", "TEXT|@FILE|-", False, None),
            "--quality": ("quality", "text", "TEXT|@FILE|-", False, None),
            "--difficulties": ("difficulties", "text", "TEXT|@FILE|-", False, None),
            "--solutions": ("solutions", "text", "TEXT|@FILE|-", False, None),
            "--needs": ("needs", "text", "TEXT|@FILE|-", False, None),
            "--successes": ("successes", "text", "TEXT|@FILE|-", False, None),
            "--adjustments": ("adjustments", "text", "TEXT|@FILE|-", False, None),
            "--reached": ("reached", "text", "OBJECTIVE=FIGURE", True, None),
            "--action": ("action", "text", "WHAT;OWNER;DUE", True, None),
            "--done": ("done", "text", "ACTION", True, None),
            "--attendees": ("attendees", "text", "ROLE,ROLE", False, None),
            "--as": ("author", "text", "NAME", False, None),
            "--record": ("record", "text", "FILE|-", False, None),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
            "--yes": ("yes", "flag", "", False, True),
            "-y": ("yes", "flag", "", False, True),
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
            "--json": ("json", "flag", "", False, True),
            "--full": ("full", "flag", "", False, True),
        },
    ),
    "feedback": (
        (("mission_id", "ID", False, False),),
        {
            "--from": ("sender", "text", "consultant|manager|client", False, None),
            "--to": ("recipient", "text", "consultant|manager|client", False, None),
            "--strengths": ("strengths", "text", "TEXT|@FILE|-", False, None),
            "--improvements": ("improvements", "text", "TEXT|@FILE|-", False, None),
            "--advice": ("advice", "text", "TEXT|@FILE|-", False, None),
            "--score": ("score", "text", "1-5", False, None),
            "--visibility": ("visibility", "text", "shared|managers", False, None),
            "--heard": ("heard", "text", "TEXT|@FILE|-", False, None),
            "--date": ("date", "text", "DATE", False, None),
            "--as": ("author", "text", "NAME", False, None),
            "--record": ("record", "text", "FILE|-", False, None),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
            "--json": ("json", "flag", "", False, True),
            "--full": ("full", "flag", "", False, True),
        },
    ),
    "due": (
        (),
        {
            "--weeks": ("weeks", "int", "N", False, None),
            "--days": ("days", "int", "N", False, None),
            "--until": ("until", "text", "DATE", False, None),
            "--json": ("json", "flag", "", False, True),
            "--format": ("format", "text", "table|json|csv|md", False, None),
            "--output": ("output", "text", "FILE", False, None),
            "-o": ("output", "text", "FILE", False, None),
            "--fail-on": ("fail_on", "text", "urgent|watch|overdue", False, None),
        },
    ),
    "list": (
        (),
        {
            "--client": ("client", "text", "NAME", False, None),
            "--consultant": ("consultant", "text", "NAME", False, None),
            "--manager": ("manager", "text", "NAME", False, None),
            "--status": ("status", "text", "planned|active|offboarding|overdue|closed|all", True, None),
            "--sort": ("sort", "text", "end|start|id|title|client|consultant|manager|status|checkin", False, None),
            "--json": ("json", "flag", "", False, True),
            "--format": ("format", "text", "table|json|csv|md", False, None),
            "--output": ("output", "text", "FILE", False, None),
            "-o": ("output", "text", "FILE", False, None),
        },
    ),
    "show": (
        (("mission_id", "ID", False, False),),
        {
            "--all": ("everything", "flag", "", False, True),
            "-a": ("everything", "flag", "", False, True),
            "--json": ("json", "flag", "", False, True),
            "--full": ("full", "flag", "", False, True),
        },
    ),
    "offboard": (
        (("mission_id", "ID", False, False),),
        {
            "--case": ("case", "text", "completed|client-ended|consultant-ended", False, None),
            "--reason": ("reason", "text", "TEXT", False, None),
            "--ends": ("ends", "text", "DATE", False, None),
            "--export": ("export", "text", "md", False, None),
            "--output": ("output", "text", "FILE", False, None),
            "-o": ("output", "text", "FILE", False, None),
            "--yes": ("yes", "flag", "", False, True),
            "-y": ("yes", "flag", "", False, True),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
            "--json": ("json", "flag", "", False, True),
            "--full": ("full", "flag", "", False, True),
        },
    ),
    "task": (
        (("mission_id", "ID", False, False), ("task_id", "TASK", False, False), ("state", "done|verified|n/a|todo", False, False)),
        {
            "--why": ("why", "text", "TEXT", False, None),
            "--as": ("author", "text", "NAME", False, None),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
            "--json": ("json", "flag", "", False, True),
        },
    ),
    "edit": (
        (("mission_id", "ID", False, False),),
        {
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
        },
    ),
    "check": (
        (("files", "[FILES]...", False, True),),
        {
            "--json": ("json", "flag", "", False, True),
            "--format": ("format", "text", "text|json|github|gitlab", False, None),
            "--strict": ("strict", "flag", "", False, True),
            "--full": ("full", "flag", "", False, True),
        },
    ),
    "explain": (
        (("code", "[CODE]", False, False),),
        {
            "--json": ("json", "flag", "", False, True),
        },
    ),
    "schema": (
        (),
        {
            "--print": ("print", "text", "mission|consultant|settings", False, None),
            "--dry-run": ("dry_run", "flag", "", False, True),
            "-n": ("dry_run", "flag", "", False, True),
            "--commit": ("commit", "flag", "", False, True),
            "--no-commit": ("commit", "flag", "", False, False),
        },
    ),
}
