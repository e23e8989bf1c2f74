"""What typer builds our commands from: lazy, speaking the language in use, all taking the shared options."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo

from mission_cli import __version__
from mission_cli.commands.shells import SCRIPTS
from mission_cli.core.nearest import nearest
from mission_cli.errors import UsageError
from mission_cli.render.out import result
from mission_cli.texts import LANGUAGES, has, t

# Command → the function that is it, in the order the help shows them, by what a person is doing.
COMMANDS: Final[dict[str, dict[str, str]]] = {
    "begin": {"init": "init:init", "demo": "demo:demo", "new": "new.command:new"},
    "agree": {
        "contract": "contract:contract",
        "deliverable": "deliverable:deliverable",
        "milestone": "milestone:milestone",
        "onboard": "onboard:onboard",
        "lend": "lend:lend",
        "grant": "grant:grant",
    },
    "follow": {
        "checkin": "checkin.command:checkin",
        "feedback": "feedback.command:feedback",
        "blocker": "blocker.command:blocker",
        "change": "change.command:change",
        "note": "note:note",
        "opportunity": "note:opportunity",
    },
    "look": {
        "agenda": "agenda:agenda_of_the_day",
        "due": "due:due",
        "list": "list:list_missions",
        "show": "show:show",
        "lessons": "lessons:lessons",
        "bench": "bench.command:bench",
        "suggest": "suggest:suggest",
        "timeline": "timeline:timeline",
        "stats": "stats:stats",
    },
    "end": {
        "renew": "renew.command:renew",
        "offboard": "offboard:offboard",
        "task": "task:task",
        "close": "close:close",
        "reopen": "close:reopen",
        "return": "lend:return_",
        "revoke": "grant:revoke",
        "answer": "answer.command:answer",
        "doc": "doc:doc",
    },
    "files": {
        "edit": "edit:edit",
        "check": "check.command:check",
        "explain": "explain:explain",
        "schema": "schema:schema",
        "template": "template.command:template",
    },
    "people": {"consultant": "consultant.command:consultant", "contact": "contact.command:contact"},
    "team": {
        "sync": "sync.command:sync",
        "resolve": "resolve.command:resolve",
        "undo": "undo.command:undo",
        "redo": "undo.command:redo",
        "log": "log:log",
        "doctor": "doctor.command:doctor",
        "fmt": "fmt:fmt",
        "migrate": "migrate:migrate",
        "merge-driver": "merge_driver.command:merge_driver",
    },
}
TARGETS: Final[dict[str, str]] = {name: target for group in COMMANDS.values() for name, target in group.items()}
PLUMBING: Final = ("merge-driver",)  # for git to call: the list of commands leaves it out
SHARED: Final = ("dir", "today", "lang", "no_input")


def shared_options() -> list[TyperOption]:
    """The options every command takes, before or after its name."""
    return [
        TyperOption(param_decls=["dir", "--dir"], metavar="FOLDER"),
        TyperOption(param_decls=["today", "--today"], metavar="DATE"),
        TyperOption(param_decls=["lang", "--lang"], metavar="|".join(LANGUAGES)),
        TyperOption(param_decls=["no_input", "--no-input"], is_flag=True, default=False),
    ]


def root_options() -> list[TyperOption]:
    """What the program takes where no command is named."""
    shells = f"[{'|'.join(SCRIPTS)}]"
    return [
        TyperOption(param_decls=["version", "--version", "-V"], is_flag=True, default=False),
        TyperOption(param_decls=["install_completion", "--install-completion"], metavar=shells),
        TyperOption(param_decls=["show_completion", "--show-completion"], metavar=shells),
    ]


class _Spoken:
    """Help in the language in use. A parameter's text is `help.<command>.<name>`, else `help.option.<name>`."""

    params: list[Any]
    name: str | None

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # a mixin: the base is typer's
        if option is not None:
            option.help = t("help.option.help")
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        own = [piece for param in self.params for piece in param.get_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join([*own, t("cli.options-metavar")]), prefix=t("cli.usage"))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(t(f"help.{self.name}"))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        own = [param for param in self.params if param.name not in SHARED]
        arguments = [
            (param.make_metavar(ctx=ctx), self._help(param)) for param in own if param.param_type_name == "argument"
        ]
        options = [(_names(param), self._help(param)) for param in own if param.param_type_name == "option"]
        _section(formatter, t("cli.arguments"), arguments)
        _section(formatter, t("cli.options"), options)
        self._format_shared(ctx, formatter)

    def _format_shared(self, ctx: Any, formatter: Any) -> None:
        shared = [param for param in self.params if param.name in SHARED]
        _section(
            formatter, t("cli.common"), [(_names(p), self._help(p)) for p in [*shared, self.get_help_option(ctx)] if p]
        )

    def _help(self, param: Any) -> str:
        own = f"help.{self.name}.{param.name}"
        return t(own if has(own) else f"help.option.{param.name}")


def _section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    # Not formatter.section(): its colon has no space before it, as French wants.
    if rows:
        formatter.write_paragraph()
        formatter.write(f"{title}{t('cli.colon')}\n")
        with formatter.indentation():
            formatter.write_dl(rows)


def _names(option: Any) -> str:
    names = [*sorted(option.opts, key=len), *option.secondary_opts]
    metavar = "" if option.is_flag else f" {option.metavar or 'TEXT'}"
    return ", ".join(names) + metavar


class Command(_Spoken, TyperCommand):
    """A command that also takes the shared options, and hands them to the session (`ctx.obj`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *shared_options()]

    def invoke(self, ctx: Any) -> Any:
        ctx.obj.take(**{name: ctx.params.pop(name) for name in SHARED})
        return super().invoke(ctx)


class Commands(_Spoken, TyperGroup):
    """The root: knows every command by name, and builds the one that is called."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *root_options(), *shared_options()]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(_with_shells(args)))

    def invoke(self, ctx: Any) -> Any:
        ctx.obj.take(**{name: ctx.params.pop(name) for name in SHARED})
        version, install, show = (ctx.params.pop(name) for name in ("version", "install_completion", "show_completion"))
        if version:
            result(f"mission {__version__}")
            return None
        if install is not None or show is not None:
            if ctx._protected_args:  # noqa: SLF001  # what typer has left of the line
                raise UsageError("cli.extra")
            from mission_cli.commands.shells import install as completion_install

            return completion_install.install(install) if show is None else completion_install.show(show)
        return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(TARGETS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return build(cmd_name) if cmd_name in TARGETS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in TARGETS:
            near = nearest(args[0], list(TARGETS))
            raise UsageError("cli.no-such-command-near" if near else "cli.no-such-command", name=args[0], near=near)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, t("cli.root-usage"), prefix=t("cli.usage"))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for group, commands in COMMANDS.items():
            _section(
                formatter,
                t(f"cli.group-{group}"),
                [(name, t(f"help.{name}").partition("\n")[0]) for name in commands if name not in PLUMBING],
            )
        own = [param for param in self.params if param.name not in SHARED]
        _section(formatter, t("cli.program"), [(_names(param), self._help(param)) for param in own])
        self._format_shared(ctx, formatter)


def _with_shells(args: list[str]) -> Iterator[str]:
    """`args`, with an empty word where the name of the shell was left out: typer has no option with or without one."""
    for at, word in enumerate(args):
        yield word
        if word in TARGETS:
            yield from args[at + 1 :]
            return
        if word in ("--install-completion", "--show-completion") and (at + 1 == len(args) or args[at + 1][:1] == "-"):
            yield ""


def build(name: str) -> Any:
    """The command called `name`, its module imported now and not before."""
    module, _, function = TARGETS[name].partition(":")
    callback = getattr(importlib.import_module(f"mission_cli.commands.{module}"), function)
    info = CommandInfo(name=name, cls=Command, callback=callback, help="", context_settings=CONTEXT)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


CONTEXT: Final[dict[Any, Any]] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
