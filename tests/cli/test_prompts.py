"""The walks, on a real terminal: asked, answered, stopped, taken up again."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest
from tests.conftest import EXAMPLE, TODAY, Run

if TYPE_CHECKING:
    from collections.abc import Callable

from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.errors import Exit

MISSION = "missions/acme-order-data.yaml"
SOURCE = Path(__file__).parents[2] / "src"
CONTROL_C = "\x03"
CONTROL_D = "\x04"


class Terminal:
    """A program on a terminal of 80 columns: `answer` waits for a question and types."""

    def __init__(self, *argv: str, kind: str = "dumb") -> None:
        environment = {
            **os.environ,
            "TERM": kind,
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "PYTHONPATH": str(SOURCE),
            "MISSION_TODAY": TODAY,
        }
        environment.setdefault("MISSION_AUTHOR", "Sofia Bernard")
        words = ["-m", "mission_cli", *argv]
        # Wide enough for a path: what is compared is not folded.
        self.child = pexpect.spawn(
            sys.executable, words, env=environment, encoding="utf-8", timeout=20, dimensions=(60, 200)
        )
        if kind == "dumb":
            self.child.delaybeforesend = None  # it reads whole lines: none is lost by coming early
        self.seen = ""

    def until(self, text: str) -> None:
        self.child.expect_exact(text)
        self.seen += f"{self.child.before}{text}"

    def answer(self, question: str, words: str = "") -> None:
        self.until(question)
        self.child.send(f"{words}\r")

    def press(self, question: str, key: str) -> None:
        self.until(question)
        self.child.send(key)

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.seen += f"{self.child.before}"
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    @property
    def text(self) -> str:
        """What was on the screen, without what moves the cursor."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", self.seen)


def drafts(workspace: Path) -> list[Path]:
    return sorted((workspace / ".mission" / "cache" / "drafts").glob("*"))


def entry(workspace: Path) -> str:
    """The entry that was recorded, without its random id."""
    text, old = (workspace / MISSION).read_text(), EXAMPLE.read_text()
    found = [one for one in re.split(r"(?=^    - id: )", text, flags=re.MULTILINE) if one.split("\n")[0] not in old]
    return re.sub("(?<=id: ).*", "…", "".join(found), count=1)


def test_the_walk_through_a_checkin(workspace: Path) -> None:
    screen = Terminal("checkin", "acme")
    screen.answer("Held on [today]: ", "31/04")
    screen.answer("Held on [31/04]: ", "yesterday")
    screen.answer("Who was there [consultant, client]: ")
    screen.answer("How is the mission doing? [amber]: ", "2")
    screen.answer("Done since? [y/N]: ", "y")
    screen.answer("Progress: ", "12 of 14 feeds live.")
    screen.answer("feeds now (was 11): ", "12")
    screen.answer("handover now: ")
    for question in (
        "Results: ",
        "Quality: ",
        "Difficulties: ",
        "Solutions: ",
        "Needs: ",
        "Successes: ",
        "Adjustments: ",
    ):
        screen.answer(question)
    screen.answer("To do: ", "Book the handover; consultnt")
    screen.until("did you mean `consultant`?")
    screen.answer("To do [Book the handover; consultnt]: ", "Book the handover; consultant; +2w")
    screen.answer("To do: ")
    assert screen.end() == Exit.DONE, screen.text
    assert entry(workspace) == (
        "    - id: …\n      type: checkin\n      date: 2026-11-20\n      attendees: [consultant, client]\n      health: amber\n"
        "      progress: 12 of 14 feeds live.\n      actions:\n        - what: Book the handover\n          owner: consultant\n"
        "          due: 2026-12-05\n      reached:\n        feeds: 12\n"
    )
    assert "          due: 2026-10-20\n          done: 2026-11-20\n" in (workspace / MISSION).read_text()
    assert drafts(workspace) == []
    for line in (
        "Check-in: Order data platform migration",
        "   Last check-in: Wed 2026-10-14 (38 days ago), amber.",
        "   1. Escalate the VPN request (client), was due Tue 2026-10-20 (32 days ago)",
        "   Last time: 11 of 14 feeds live, one week behind plan.",
        "   · Operations runbook, by Fri 2026-12-04 (in 13 days)",
        "   · feeds: Move the 14 order feeds to the new platform — 11 of 14 feeds in production, by Mon\n     2026-11-30 (in 9 days)",
        "Next time, in one line:",
        "  mission checkin acme-order-data --date 2026-11-20 --attendees consultant,client --health amber"
        " --progress '12 of 14 feeds live.'",
    ):
        assert line in screen.text, screen.text
    again = "--reached feeds=12 --action 'Book the handover; consultant; 2026-12-05' --done 'Escalate the VPN request'"
    assert again in screen.text.replace("\n", " ").replace("  ", " ")


def test_a_walk_stopped_leaves_a_draft_that_is_offered_again(workspace: Path) -> None:
    screen = Terminal("checkin", "acme")
    screen.answer("Held on [today]: ", "2026-11-19")
    screen.answer("Who was there [consultant, client]: ", "client")
    screen.answer("How is the mission doing? [amber]: ", "red")
    screen.answer("Done since? [y/N]: ")
    screen.answer("Progress: ", "Two feeds are stuck.")
    screen.press("feeds now (was 11): ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    draft = ".mission/cache/drafts/checkin-acme-order-data-2026-11-21.yaml"
    assert f"What you typed is kept in {draft}\nInterrupted; nothing was written.\n" in screen.text
    assert (workspace / draft).read_text() == (
        f"# mission checkin acme-order-data --record {draft}\n"
        "date: 2026-11-19\nattendees: [client]\nhealth: red\nprogress: Two feeds are stuck.\n"
    )

    screen = Terminal("checkin", "acme")
    screen.answer("A draft of Sat 2026-11-21 is waiting [take]: ", "later")
    screen.press("Held on [today]: ", CONTROL_D)
    assert screen.end() == Exit.ABORTED
    assert len(drafts(workspace)) == 1

    screen = Terminal("checkin", "acme")
    screen.answer("A draft of Sat 2026-11-21 is waiting [take]: ")
    screen.answer("Held on [2026-11-19]: ")
    screen.answer("Who was there [client]: ")
    screen.answer("How is the mission doing? [red]: ")
    screen.answer("Done since? [y/N]: ")
    screen.answer("Progress [Two feeds are stuck.]: ")
    for question in (
        "feeds now (was 11): ",
        "handover now: ",
        "Results: ",
        "Quality: ",
        "Difficulties: ",
        "Solutions: ",
    ):
        screen.answer(question)
    for question in ("Needs: ", "Successes: ", "Adjustments: ", "To do: "):
        screen.answer(question)
    assert screen.end() == Exit.DONE, screen.text
    assert entry(workspace) == (
        "    - id: …\n      type: checkin\n      date: 2026-11-19\n      attendees: [client]\n      health: red\n"
        "      progress: Two feeds are stuck.\n"
    )
    assert drafts(workspace) == []


def test_a_terminal_that_dies_loses_no_answer(workspace: Path) -> None:
    screen = Terminal("feedback", "acme", "--from", "client", "--to", "consultant")
    screen.answer("Held on [today]: ")
    screen.answer("Strengths: ", "Calm when the ERP went down.")
    screen.until("To improve: ")
    screen.child.kill(signal.SIGKILL)
    screen.end()
    assert [path.read_text().splitlines()[-1] for path in drafts(workspace)] == [
        "strengths: Calm when the ERP went down."
    ]


def test_a_draft_can_be_thrown_away(workspace: Path) -> None:
    folder = workspace / ".mission" / "cache" / "drafts"
    folder.mkdir(parents=True)
    (folder / "checkin-acme-order-data-2026-11-20.yaml").write_text("progress: Old.\n")
    screen = Terminal("checkin", "acme")
    screen.answer("A draft of Fri 2026-11-20 is waiting [take]: ", "3")
    screen.press("Held on [today]: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    assert drafts(workspace) == []


def test_nothing_said_is_nothing_recorded(workspace: Path) -> None:
    before = (workspace / MISSION).read_bytes()
    screen = Terminal("checkin", "acme", "--attendees", "client")
    screen.answer("Held on [today]: ")
    screen.answer("How is the mission doing? [amber]: ", "4")
    screen.answer("Done since? [y/N]: ")
    for question in (
        "Progress: ",
        "feeds now (was 11): ",
        "handover now: ",
        "Results: ",
        "Quality: ",
        "Difficulties: ",
    ):
        screen.answer(question)
    for question in ("Solutions: ", "Needs: ", "Successes: ", "Adjustments: ", "To do: "):
        screen.answer(question)
    assert screen.end() == Exit.ABORTED
    assert "error: nothing was said, so nothing was recorded" in screen.text
    assert (workspace / MISSION).read_bytes() == before
    assert drafts(workspace) == []


def test_what_the_options_say_is_not_asked(workspace: Path) -> None:
    screen = Terminal("checkin", "acme", "--health", "green")
    assert screen.end() == Exit.DONE
    assert "Held on" not in screen.text


def test_a_second_checkin_of_a_day_is_asked_about(workspace: Path) -> None:
    screen = Terminal("checkin", "acme", "--date", "2026-10-14")
    screen.answer("sofia-bernard recorded a check-in of Wed 2026-10-14 already. Record another one? [y/N]: ")
    assert screen.end() == Exit.ABORTED


def test_the_editor_is_a_plus_away(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = workspace / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "First line.\\n\\nSecond: paragraph.\\n" >> "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("MISSION_EDITOR", str(editor))
    screen = Terminal("feedback", "acme", "--from", "client", "--to", "consultant", "--lang", "en")
    screen.answer("Held on [today]: ")
    screen.answer("Strengths: ", "+")
    screen.until("   │ First line.")
    screen.press("To improve: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    # The draft brings several lines back: shown, kept by Enter.
    screen = Terminal("feedback", "acme", "--from", "client", "--to", "consultant")
    screen.answer("is waiting [take]: ")
    screen.answer("Held on [today]: ")
    screen.until("   │ Second: paragraph.")
    screen.answer("Strengths (Enter keeps this text, + changes it): ")
    screen.answer("To improve: ", "The risk on feed 9 came on a Friday.")
    screen.answer("Advice: ", "Risks first.")
    screen.answer("All in all? [none]: ", "4")
    screen.answer("Who may read it? [shared]: ")
    screen.answer("What was done with it: ")
    assert screen.end() == Exit.DONE, screen.text
    assert entry(workspace) == (
        "    - id: …\n      type: feedback\n      date: 2026-11-21\n      from: client\n      to: consultant\n"
        "      visibility: shared\n      strengths: |-\n        First line.\n\n        Second: paragraph.\n"
        "      improvements: The risk on feed 9 came on a Friday.\n      advice: Risks first.\n      score: 4\n"
    )
    assert "hint: no concrete example in the strengths" in screen.text


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        (r'text.replace(b"\n", b"\r\n") + b"Said.\r\n"', "Said."),
        (r'b"\xef\xbb\xbf" + text + b"Said.\n"', "Said."),
        (r'b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n") + "Dit à René.\r\n".encode()', "Dit à René."),
        (r'(text.decode() + "Dit à René, 5 €.\n").encode("cp1252")', "Dit à René, 5 €."),
        (r'(text.decode() + "Dit à René.\n").encode("utf-16")', "Dit à René."),
        (r'text + b"# A heading\n"', "# A heading"),
        (r'b"Said.\n"', "Said."),
    ],
)
def test_an_editor_may_save_as_it_likes(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, changed: str, kept: str
) -> None:
    editor = workspace / "editor.py"
    lines = (
        "import pathlib, sys",
        "path = pathlib.Path(sys.argv[1])",
        "text = path.read_bytes()",
        f"path.write_bytes({changed})",
    )
    editor.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("MISSION_EDITOR", f"{sys.executable} {editor}")
    assert ask.edited("", "Ce qui a été dit") == kept


def test_a_broken_editor_costs_nothing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_EDITOR", "/nonexistent/editor")
    screen = Terminal("feedback", "acme", "--from", "client", "--to", "consultant")
    screen.answer("Held on [today]: ")
    screen.answer("Strengths: ", "+")
    screen.until("error: the editor /nonexistent/editor ended badly")
    screen.press("Strengths: ", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED


def test_feedback_asks_who_speaks_first(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_AUTHOR", "Paul Durand")
    screen = Terminal("feedback", "acme", "--score", "4")
    screen.answer("Who speaks? [client]: ")
    screen.answer("About whom? [consultant]: ", "manager")
    assert screen.end() == Exit.DONE, screen.text
    assert "mission feedback acme-order-data --from client --to manager --score 4\n" in screen.text
    assert "      from: client\n      to: manager\n" in entry(workspace)


def test_a_dry_run_keeps_no_draft_unless_it_is_stopped(workspace: Path) -> None:
    screen = Terminal("feedback", "acme", "--from", "client", "--to", "consultant", "--dry-run")
    screen.answer("Held on [today]: ")
    screen.answer("Strengths: ", "Calm when the ERP went down.")
    screen.until("To improve: ")
    assert drafts(workspace) == []
    screen.child.send(CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED
    assert len(drafts(workspace)) == 1


def test_a_mission_and_a_name_are_asked_for(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_AUTHOR", "")
    screen = Terminal("checkin", "--health", "green")
    screen.answer("Which mission? ", "1")
    screen.answer("Your name: ", "Léa Martin")
    assert screen.end() == Exit.DONE, screen.text
    assert "\n  lea-martin:\n" in (workspace / MISSION).read_text()


def test_on_a_terminal_that_can_arrows_choose(workspace: Path) -> None:
    screen = Terminal("feedback", "acme", "--strengths", "Calm when the ERP went down.", kind="xterm-256color")
    screen.press("Who speaks?", "\x1b[B\r")
    screen.press("About whom?", "\r")
    assert screen.end() == Exit.DONE, screen.text
    assert "      from: client\n      to: consultant\n" in entry(workspace)


@pytest.mark.parametrize(("key", "score"), [("4", "4"), ("1", "1"), ("6", None), ("", None), ("\x1b[B", "1")])
def test_a_digit_chooses_in_a_list(workspace: Path, key: str, score: str | None) -> None:
    words = ("--from", "client", "--to", "consultant", "--date", "today")
    screen = Terminal("feedback", "acme", *words, kind="xterm-256color")
    screen.answer(" Strengths:", "Calm when the ERP went down.")
    for question in (" To improve:", " Advice:"):
        screen.answer(question)
    screen.press("no score", f"{key}\r")
    screen.press("managers", "\r")
    screen.answer(" What was done with it:")
    assert screen.end() == Exit.DONE, screen.text
    assert (f"      score: {score}\n" in entry(workspace)) is (score is not None)
    assert ("score:" in entry(workspace)) is (score is not None)


# Whole screens: the same walks in this process, answered from a list of lines ---------------------------------------


@pytest.fixture
def asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run a command whose questions get these answers, in order; what was said."""
    monkeypatch.setenv("MISSION_AUTHOR", "Sofia Bernard")
    monkeypatch.setenv("COLUMNS", "81")
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))

    def _asked(*argv: str, answers: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        ran = run(*argv)
        assert (ran.code, ran.out) == (Exit.DONE, ""), ran.err
        return ran.err

    return _asked


def test_a_checkin_in_french(workspace: Path, asked: Callable[..., str]) -> None:
    mission = workspace / MISSION
    mission.write_text(
        mission.read_text()
        .replace("      acceptance: read and run", "      delivered: 2026-11-18\n      acceptance: read and run")
        .replace("      resolved: 2026-10-28\n      resolution: Sponsor got the access; the extract is removed.\n", ""),
    )
    answers = "hier\n\n2\no\nEn avance.\n12,5\n\n\n\n\n\n\n\n\nRelire le guide ; client ; vendredi\n\n"
    said = asked("checkin", "acme", "--lang", "fr", answers=answers)
    assert said.replace("\u00a0", "~") == (
        "Point de suivi~: Order data platform migration\n"
        "   Léa Martin chez Acme Logistics, jusqu’au vendredi 18 décembre 2026 (dans 27\n"
        "   jours)\n"
        "   Dernier point de suivi~: mercredi 14 octobre 2026 (il y a 38 jours), orange.\n"
        "   Entrée pour passer, + pour ouvrir votre éditeur. Ctrl-C arrête~: ce que vous\n"
        "   avez tapé est gardé.\n"
        "\n"
        "Date [aujourd’hui]: → Date vendredi 20 novembre 2026 (hier)\n"
        "Qui était là [consultant, client]: "
        "  1. vert~: tout va comme prévu\n"
        "  2. orange~: à surveiller de près\n"
        "  3. rouge~: en danger\n"
        "  4. pas abordé\n"
        "Comment va la mission~? [orange]: \n"
        "── Ce qui restait à faire ──────────────────────────────────────────────────────\n"
        "   1. Escalate the VPN request (client), attendu le mardi 20 octobre 2026 (il y\n"
        "      a 32 jours)\n"
        "Fait depuis~? [o/N]: \n"
        "── 1/6 · Avancement ────────────────────────────────────────────────────────────\n"
        "   Où en est-on par rapport au planning~?\n"
        "   La dernière fois~: 11 of 14 feeds live, one week behind plan.\n"
        "Avancement: \n"
        "── 2/6 · Résultats ─────────────────────────────────────────────────────────────\n"
        "   Qu’est-ce qui est atteint, par rapport aux objectifs~?\n"
        '   La dernière fois~: Objective "feeds" at 79 %.\n'
        "   · feeds~: Move the 14 order feeds to the new platform — 11 sur 14 feeds in\n"
        "     production, pour le lundi 30 novembre 2026 (dans 9 jours)\n"
        "   · handover~: The client's team handles an incident alone — rien de mesuré\n"
        "     encore, cible 3 (incidents handled without the consultant), pour le\n"
        "     vendredi 11 décembre 2026 (dans 20 jours)\n"
        "feeds, maintenant (était à 11): handover, maintenant: Résultats: \n"
        "── 3/6 · Qualité ───────────────────────────────────────────────────────────────\n"
        "   Ce qui est livré est-il au niveau attendu, et à quoi le voit-on~?\n"
        "   La dernière fois~: No lost message in 7 days.\n"
        "   · Operations runbook~: livré le mercredi 18 novembre 2026, recette en attente\n"
        "Qualité: \n"
        "── 4/6 · Difficultés ───────────────────────────────────────────────────────────\n"
        "   Qu’est-ce qui a coincé~?\n"
        "   La dernière fois~: VPN access for the returns feed refused since September.\n"
        "   · Blocage ouvert depuis 49 jours~: No VPN access for the returns feed\n"
        "Difficultés: \n"
        "── 5/6 · Solutions ─────────────────────────────────────────────────────────────\n"
        "   Qu’a-t-on mis en place, et est-ce que cela aide~?\n"
        "   La dernière fois~: Temporary extract by file.\n"
        "Solutions: \n"
        "── 6/6 · Besoins ───────────────────────────────────────────────────────────────\n"
        "   Que faut-il pour avancer~: une information, des moyens, une décision~?\n"
        "   La dernière fois~: A decision from the client's security team.\n"
        "Besoins: \n"
        "── Réussites ───────────────────────────────────────────────────────────────────\n"
        "   Qu’est-ce qui a bien marché et mérite d’être dit~?\n"
        "   La dernière fois~: First incident handled by the client's team.\n"
        "Réussites: \n"
        "── Ajustements ─────────────────────────────────────────────────────────────────\n"
        "   Qu’est-ce qui change dans le plan~?\n"
        "Ajustements: \n"
        "── Qui fait quoi ensuite ───────────────────────────────────────────────────────\n"
        "   Une action par ligne~: quoi~; qui~; quand. Entrée quand il n’y en a plus.\n"
        "À faire: → À faire vendredi 27 novembre 2026 (dans 6 jours)\n"
        "À faire: Fait~: Escalate the VPN request (promis le mercredi 14 octobre 2026).\n"
        "Point de suivi du vendredi 20 novembre 2026 noté dans missions/acme-order-data.yaml~:"
        " orange, 1 sujet, feeds 12.5, 1 action convenue.\n"
        "Prochain point de suivi pour le vendredi 4 décembre 2026 (dans 13 jours).\n"
        "La prochaine fois, en une ligne~:\n"
        "  mission checkin acme-order-data --date 2026-11-20 --attendees consultant,client --health amber"
        " --progress 'En avance.' --reached feeds=12.5 --action 'Relire le guide; client; 2026-11-27'"
        " --done 'Escalate the VPN request'\n"
    )


def test_a_feedback_in_french(workspace: Path, asked: Callable[..., str]) -> None:
    answers = "\n\n\nA livré mardi ce qui était promis.\n\n\n\n\nTransmis à Léa.\n"
    said = asked("feedback", "acme", "--lang", "fr", answers=answers)
    assert said.replace("\u00a0", "~") == (
        "Retour~: Order data platform migration\n"
        "   Consultant~: Léa Martin. Client~: Paul Durand. Manager~: Sofia Bernard.\n"
        "   Entrée pour passer, + pour ouvrir votre éditeur. Ctrl-C arrête~: ce que vous\n"
        "   avez tapé est gardé.\n"
        "\n"
        "  1. consultant\n"
        "  2. manager\n"
        "  3. client\n"
        "Qui s’exprime~? [manager]:   1. consultant\n"
        "  2. client\n"
        "À propos de qui~? [consultant]: Date [aujourd’hui]: → Date samedi 21 novembre 2026 (aujourd’hui)\n"
        "\n"
        "── Points forts ────────────────────────────────────────────────────────────────\n"
        "   Qu’est-ce qui marche bien~? Un exemple dit plus qu’un compliment~: quand, et\n"
        "   ce qui s’est passé.\n"
        "Points forts: \n"
        "── À améliorer ─────────────────────────────────────────────────────────────────\n"
        "   Qu’est-ce qui pourrait être mieux~? Un fait et son effet, et ce qui le\n"
        "   rendait difficile.\n"
        "À améliorer: \n"
        "── Conseil ─────────────────────────────────────────────────────────────────────\n"
        "   Que conseillez-vous d’essayer la prochaine fois~?\n"
        "Conseil: \n"
        "── Note ────────────────────────────────────────────────────────────────────────\n"
        "  1. mauvais (1)\n"
        "  2. insuffisant (2)\n"
        "  3. correct (3)\n"
        "  4. bien (4)\n"
        "  5. excellent (5)\n"
        "  6. sans note\n"
        "Au total~? [sans note]:   1. les trois~: consultant, client et manager\n"
        "  2. les managers seulement\n"
        "Qui peut le lire~? [les trois]: \n"
        "── Ce qu’on en a fait ──────────────────────────────────────────────────────────\n"
        "   Qu’en fait-on~? (cela peut se dire plus tard)\n"
        "Ce qu’on en a fait: "
        "Retour (manager vers consultant) noté dans missions/acme-order-data.yaml, daté du samedi 21 novembre 2026.\n"
        "Partagé entre les trois. Léa Martin a le droit de le lire (RGPD).\n"
        "Les retours vont dans un seul sens depuis le mardi 20 octobre 2026~: demandez aussi celui du consultant.\n"
        "La prochaine fois, en une ligne~:\n"
        "  mission feedback acme-order-data --from manager --to consultant"
        " --strengths 'A livré mardi ce qui était promis.' --visibility shared --heard 'Transmis à Léa.'\n"
    )


def test_a_mission_with_little_in_it_asks_little(workspace: Path, asked: Callable[..., str]) -> None:
    (workspace / MISSION).write_text(
        "format: 1\ntitle: Orders\nconsultant: Léa Martin\nclient:\n  name: Acme\n"
        "contract:\n  start: 2026-11-02\n  end: 2026-12-18\n"
        "objectives:\n  - id: calm\n    specific: Keep calm\n  - id: feeds\n    specific: Move feeds\n    reached: 30 %\n",
    )
    said = asked("checkin", "acme", answers="\n\n4\nOn plan.\n\n\n\n\n\n\n\n\n\n\n")
    assert "This is the first check-in of the mission." in said
    assert "Left from last time" not in said
    assert "   · calm: Keep calm — nothing measured yet\n   · feeds: Move feeds — 30 %\n" in said
    assert asked("feedback", "acme", "--from", "manager", "--to", "client", answers="\nGood.\n\n\n\n\n\n").startswith(
        "Feedback: Orders\n   Consultant: Léa Martin. Client: Acme.\n",
    )


def test_a_search_is_agreed_in_few_answers(workspace: Path) -> None:
    screen = Terminal("new", "--kind", "search", "--client", "Esn Conseil")
    screen.answer("Consultant, as Name <mail>: ", "Nora Diallo")
    screen.answer("as Name <mail>: ", "Sofia Bernard")
    screen.answer("First day [2026-11-21]: ", "01/12")
    screen.answer("The answer is kept for the team: ", "1")
    screen.until("→ Tue 2026-12-01 (in 10 days)")
    screen.answer("Last day (inclusive) [2027-01-31]: ")
    screen.answer("(its id) [search-nora-diallo]: ")
    assert screen.end() == Exit.DONE, screen.text
    text = (workspace / "missions" / "search-nora-diallo.yaml").read_text(encoding="utf-8")
    assert "title: Next mission of Nora Diallo\nkind: search\n" in text
    assert "Kept in mission.yaml: `dates: day-first`" in screen.text
    assert (workspace / "mission.yaml").read_text(encoding="utf-8") == "dates: day-first\nperspective: provider\n"
    assert drafts(workspace) == []


def test_on_a_terminal_that_can_arrows_choose_the_subject(workspace: Path) -> None:
    words = ("--client", "Esn Conseil", "--consultant", "Nora Diallo", "--start", "2026-12-01", "--end", "2026-12-31")
    screen = Terminal("new", "training", "--kind", "training", *words, kind="xterm")
    screen.until("external training")
    screen.press("something else, in your own words", "\x1b[B\r")
    screen.answer("Manager who follows the mission, as Name <mail>", "Sofia Bernard")
    assert screen.end() == Exit.DONE, screen.text
    assert "tags: [external]\n" in (workspace / "missions" / "training.yaml").read_text(encoding="utf-8")


def test_enter_all_through_says_nobody_is_well(workspace: Path, asked: Callable[..., str]) -> None:
    """The health told last is the default, and where none was, none: never the first of the list."""
    path = workspace / MISSION
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("health: amber", "health: red"), encoding="utf-8")
    asked("checkin", "acme", answers="\n" * 60)
    entry = path.read_text(encoding="utf-8").partition("date: 2026-11-21\n")[2]
    assert entry.startswith("      attendees: [consultant, client]\n      health: red\n")
    path.write_text(before.replace("      health: amber\n", ""), encoding="utf-8")
    with pytest.raises(AssertionError, match="nothing was said, so nothing was recorded"):
        asked("checkin", "acme", answers="\n" * 60)


@pytest.mark.parametrize(
    ("typed", "health"),
    [("", "amber"), ("orange", "amber"), ("VERT", "green"), ("rouge : en danger", "red"), ("red", "red"), ("1", "green"),
     ("pas abordé", None)],
)  # fmt: skip
def test_a_choice_is_told_and_taken_in_words(workspace: Path, typed: str, health: str | None) -> None:
    screen = Terminal("checkin", "acme", "--lang", "fr")
    screen.answer("Date [aujourd’hui]: ")
    screen.answer("Qui était là [consultant, client]: ")
    screen.answer("Comment va la mission\u00a0? [orange]: ", "violet")
    screen.until("ne fait pas partie de vert, orange, rouge, pas abordé")
    screen.answer("Comment va la mission\u00a0? [orange]: ", typed)
    screen.answer("[o/N]: ")
    screen.answer("Avancement: ", "Rien.")
    screen.press("maintenant", CONTROL_C)
    assert screen.end() == Exit.INTERRUPTED, screen.text
    kept = drafts(workspace)[-1].read_text(encoding="utf-8")
    assert (f"health: {health}" in kept) if health else ("health" not in kept)
