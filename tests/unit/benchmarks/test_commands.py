"""Every command is timed, or it is said why it is not."""

from benchmarks import commands

from mission_cli.commands.grammar import TARGETS

TIMED = (*commands.NO_DATA, *commands.CACHED, *commands.OPENED, *commands.WHOLE)


def test_every_command_is_timed_or_said_not_to_be() -> None:
    timed = {one.words[0] for one in TIMED if one.words}
    assert timed | set(commands.LEFT_OUT) == set(TARGETS)
    assert not timed & set(commands.LEFT_OUT)


def test_a_line_names_a_mission_and_a_person() -> None:
    [line] = [one for one in commands.CACHED if one.words[:1] == ("suggest",)]
    assert commands.filled(line, "acme", "Léa Martin") == ["suggest", "Léa Martin", "--json"]
    assert (line.name, commands.Timed(()).name) == ("`suggest PERSON --json`", "`mission`")
