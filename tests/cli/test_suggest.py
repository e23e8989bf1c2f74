"""`mission suggest`: leads and substitutes on the sample firm, each with its reasons, in the order that is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run

from mission_cli.commands import excerpts

ORDER = (
    "Why this order: people by the day they are free, then by name. For each, needs heard in the last 365 days, newest "
    "first; then clients by the number of their missions’ tags that are among the skills, then by name. Nothing else counts.\n"
)


def items(out: str) -> list[dict[str, Any]]:
    return list(json.loads(out)["items"])


def test_where_somebody_who_is_free_could_go(whole_firm: Path, run: Run) -> None:
    code, out, err = run("suggest", "julien")
    assert (code, err) == (0, "")
    table, _, order = out.rpartition("\n\n")
    assert order == ORDER
    rows = [" | ".join(part.strip() for part in line.split("  ") if part.strip()) for line in table.splitlines()[2:]]
    free = "Julien Kerautret | from 2026-12-16 (not signed: hut-training from 2027-01-11)"
    assert rows == [
        f"{free} | Atelier Brévent | missions tagged training, retail, the last till-training · was there until "
        "2026-03-27 (till-training) | 2026-11-16",
        f"{free} | Maison Peyrac | missions tagged crm, training, the last peyrac-crm-rollout · is there until 2026-12-15 "
        "(peyrac-crm-rollout) | 2026-11-09",
    ]


def test_what_was_heard_is_shown_on_the_terminal_and_leaves_it_only_when_asked(
    whole_firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "“The mill beside the silos has tests to write before the next harvest: two months of work, from January.”"
    assert f"{said}: it names tests · heard on silo-sensors" in run("suggest", "hugo", "--full").out
    with monkeypatch.context() as terminal:
        terminal.setattr(excerpts, "_watched", lambda: True)
        assert f"{said}: it names tests · heard on silo-sensors" in run("suggest", "hugo").out
    for words in ([], ["--format", "md"], ["--format", "csv"], ["--output", "out.md"]):
        ran = run("suggest", "hugo", *words)
        text = ran.out or Path("out.md").read_text(encoding="utf-8")
        assert ran.code == 0
        assert "harvest" not in text
        assert "Left out: what was heard, which is confidential (`--full` adds it).\n" in ran.err
        assert ("Why this order" in text) is ("csv" not in words)
    hidden = json.loads(run("suggest", "hugo", "--json").out)
    full = json.loads(run("suggest", "hugo", "--json", "--full").out)
    assert (hidden["left_out"], full["left_out"]) == (["confidential"], [])
    assert [(one["heard"], one["contact"], one["named"]) for one in hidden["items"][:2]] == [(None, None, [])] * 2
    mill = full["items"][1]
    assert mill["heard"] == said[1:-1]
    assert (mill["contact"], mill["named"], mill["heard_on"]) == ("Marie-Hélène Charpentier", ["tests"], "2026-08-27")


def test_in_french(whole_firm: Path, run: Run) -> None:
    out = run("suggest", "hugo", "--lang", "fr").out
    assert (
        "missions étiquetées tests, insurance, la dernière confluent-test-factory · y est jusqu’au 11 déc. 2026" in out
    )
    assert "Pourquoi cet ordre\u00a0: les personnes par date de disponibilité, puis par nom." in out


def test_everyone_free_soon_by_day_then_by_name_with_a_few_leads_each(whole_firm: Path, run: Run) -> None:
    ran = run("suggest", "--json")
    answer = json.loads(ran.out)
    assert (ran.err, answer["until"], answer["replace"]) == ("", "2027-01-16", None)
    people = list(dict.fromkeys(item["consultant"] for item in answer["items"]))
    assert people == [
        *("gwenael-prigent", "antoine-le-goff", "yanis-belkacem", "thomas-geraud", "camille-roussel"),
        *("elodie-fabre", "hugo-lemaitre", "julien-kerautret", "lea-martin", "aicha-traore"),
    ]
    for who in people:
        mine = [item["what"] for item in answer["items"] if item["consultant"] == who]
        assert mine == sorted(mine, reverse=True)
        assert max(mine.count("opportunity"), mine.count("client")) <= 3
    # Gwenaël: five clients, two of them too many; Thomas: seven; and so on: all of them are told by name.
    every = sum(len(items(run("suggest", who, "--json").out)) for who in people)
    assert answer["more"] == every - len(answer["items"]) > 0
    assert (
        f"\n{answer['more']} more leads: `mission suggest NAME` shows all those of a person.\n"
        in f"\n{run('suggest').err}"
    )
    nearer = json.loads(run("suggest", "--weeks", "0", "--json").out)
    assert {item["state"] for item in nearer["items"]} == {"now"}


def test_somebody_who_is_not_free_soon_is_told_from_when(whole_firm: Path, run: Run) -> None:
    [first, *_] = items(run("suggest", "Noémie Dufour", "--json").out)
    assert (first["state"], first["since"]) == ("soon", "2027-04-01")


def test_who_could_take_a_mission_over(whole_firm: Path, run: Run) -> None:
    ran = run("suggest", "--replace", "acme", "--json")
    assert ran.err == ""
    answer = json.loads(ran.out)
    assert (answer["replace"], answer["until"], answer["order"]) == ("acme-order-data", "2026-12-18", ["since", "name"])
    told = [(item["consultant"], item["since"], item["tags"], item["tags_missing"]) for item in answer["items"]]
    assert told == [
        ("gwenael-prigent", "2026-08-29", ["data"], ["kafka"]),
        ("yanis-belkacem", "2026-10-12", ["data", "kafka"], []),
        ("elodie-fabre", "2026-12-03", ["data"], ["kafka"]),
    ]
    assert answer["items"][1]["doing"] == [{"id": "data-streams-training", "kind": "training", "interruptible": True}]
    _, out, err = run("suggest", "--replace", "acme")
    assert (
        err
        == "For acme-order-data at Acme Logistics, which Léa Martin leaves on 2026-12-18: who is free by Fri 2026-12-18.\n"
    )
    assert "2 tags of 2: data, kafka" in out
    assert out.endswith("\n\nWhy this order: people by the day they are free, then by name. Nothing else counts.\n")
    assert "freelance" in run("suggest", "--replace", "acme", "--weeks", "1").out
    assert len(items(run("suggest", "--replace", "acme", "--weeks", "1", "--json").out)) == 2


def test_who_knows_the_client_can_take_over_without_a_tag(whole_firm: Path, run: Run) -> None:
    path = whole_firm / "missions" / "cimes-claims-portal.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("tags: [web, java, accessibility]\n", ""), encoding="utf-8")
    _, out, err = run("suggest", "--replace", "cimes-claims")
    assert "was there until 2026-07-31 (contribution-tests)" in out
    assert "Hugo Lemaître" in out
    assert out.count("was there") == 1
    assert "cimes-claims-portal has no tags, so that only those who know Mutuelle des Cimes are found" in err


def test_a_mission_that_nobody_can_take_over(whole_firm: Path, run: Run) -> None:
    code, out, err = run("suggest", "--replace", "peyrac-crm", "--weeks", "0", "--lang", "fr")
    assert code == 0
    assert "Antoine Le Goff" in out  # training of users
    path = whole_firm / "missions" / "peyrac-crm-rollout.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[crm, training]", "[law]"), encoding="utf-8")
    code, out, err = run("suggest", "--replace", "peyrac-crm", "--weeks", "0")
    assert (code, out) == (0, "")
    assert err.endswith(
        "Nobody who is free by Sat 2026-11-21 has a skill that peyrac-crm-rollout is tagged with, or was ever at Maison Peyrac.\n"
    )


def test_who_has_no_skill_or_no_lead_is_named(whole_firm: Path, run: Run) -> None:
    path = whole_firm / "consultants" / "yanis-belkacem.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("skills: [data, python, kafka]\n", ""), encoding="utf-8")
    code, out, err = run("suggest", "yanis")
    assert (code, out) == (0, "")
    assert (
        err == "No skill in the profile of: Yanis Belkacem. `mission consultant set PERSON --skill SKILL` adds one.\n"
    )
    path.write_text(text.replace("[data, python, kafka]", "[beekeeping]"), encoding="utf-8")
    assert run("suggest", "yanis").err == "Nothing recorded speaks for anywhere to go: Yanis Belkacem.\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["thomas", "--replace", "acme"], 2, "NAME"),
        (["thomas", "--weeks", "4"], 2, "--weeks"),
        (["--weeks", "-1"], 2, "--weeks"),
        (["--weeks", "521"], 2, "--weeks"),
        (["--format", "xml"], 2, "--format"),
        (["zoe"], 4, "zoe"),
        (["baptiste"], 4, "Baptiste Morvan left on 2026-06-30"),
        (["--replace", "nothing"], 4, "nothing"),
    ],
)
def test_refusals(whole_firm: Path, run: Run, words: list[str], code: int, said: str) -> None:
    ran = run("suggest", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_name_without_a_profile_and_a_folder_without_any(workspace: Path, run: Run) -> None:
    ran = run("suggest", "léa")
    assert (ran.code, ran.out) == (4, "")
    assert "Léa Martin" in ran.err
    ran = run("suggest")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No consultant has a profile yet: `mission consultant new` makes one")
    assert json.loads(run("suggest", "--json").out)["items"] == []


def test_nobody_is_free(firm: Path, run: Run) -> None:
    for path in (firm / "consultants").glob("*.yaml"):
        if path.stem != "sarah-cohen":
            path.unlink()
    assert run("suggest") == (0, "", "Nobody is free by Sat 2027-01-16.\n")


def test_a_hostile_need_is_shown_as_text(whole_firm: Path, run: Run) -> None:
    path = whole_firm / "missions" / "silo-sensors.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index('what: "The mill')
    end = text.index("\n", start)
    path.write_text(text[:start] + 'what: "tests \\e[31m[bold]x[/] =1+1"' + text[end:], encoding="utf-8")
    out = run("suggest", "hugo", "--full").out
    assert "\x1b" not in out
    assert "\\x1b[31m[bold]x[/] =1+1" in out
    assert "\\x1b\\[31m\\[bold\\]x\\[/\\]" in run("suggest", "hugo", "--format", "md", "--full").out
