"""A command line as far as the cursor."""

from __future__ import annotations

from mission_cli.commands.declared import ROOT, SHARED, Option, declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mission_cli.commands.declared import Argument

HELP: dict[str, Option] = {
    "--help": Option("help", "flag", "", repeats=False, value=True),
    "-h": Option("help", "flag", "", repeats=False, value=True),
}


class TypedLine:
    """A command line as far as the cursor, read as its commands declare it."""

    def __init__(self, typed: list[str], *, described: bool = False) -> None:
        self.described = described
        """Whether what is offered will be shown with what describes it."""
        self.typed = ""
        """What there is of the value to complete."""
        self.command = ""
        self.options: dict[str, Option] = {**SHARED, **ROOT, **HELP}
        self.arguments: list[str] = []
        self.values: dict[str, str] = {}
        """The values of the options given."""
        self.given: set[str] = set()
        self.pending: Option | None = None
        """The option whose value comes next."""
        self.ended = False
        """Whether `--` was typed: there is no option after it."""
        self._words = typed
        for word in typed[:-1]:
            self._take(word)
        if self.pending and may_lack(self.pending) and typed[-1][:1] == "-":
            self.pending = None

    def _take(self, word: str) -> None:
        name, equals, value = word.partition("=")
        if self.pending and not (may_lack(self.pending) and word[:1] == "-"):
            self.values[self.pending[0]] = word
            self.pending = None
        elif word == "--" and not self.ended:
            self.ended = True
        elif word[:1] == "-" and not self.ended:
            self._take_option(self.options.get(name), value, valued=bool(equals))
        elif self.command:
            self.arguments.append(word)
        else:
            self.command = word
            self.options = {**declared(word).options, **SHARED, **HELP}

    def _take_option(self, option: Option | None, value: str, *, valued: bool) -> None:
        self.pending = None
        if option is None:
            return
        self.given.add(option[0])
        if valued:
            self.values[option[0]] = value
        elif option[1] != "flag":
            self.pending = option

    def argument(self, metavar: str) -> str:
        """What was given for the argument of this metavar, or ""."""
        takes = declared(self.command).arguments
        return next((word for (_, of, *_), word in zip(takes, self.arguments, strict=False) if bare(of) == metavar), "")

    def coming(self) -> Argument | None:
        """The argument that comes next."""
        takes = declared(self.command).arguments
        at = len(self.arguments)
        return takes[at] if at < len(takes) else takes[-1] if takes and takes[-1][3] else None

    @property
    def lang(self) -> str:
        """The language in which the person is spoken to."""
        from mission_cli.commands.language import choose

        return choose(self._words[:-1])


def may_lack(option: Option) -> bool:
    """Whether the option's value may be left out."""
    return option[2][:1] == "["


def bare(metavar: str) -> str:
    """A metavar without what says that it may be left out or repeated."""
    return metavar.removesuffix("...").strip("[]")
