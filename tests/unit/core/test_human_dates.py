from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mission_cli.core.dates import NotADate
from mission_cli.core.human_dates import parse_day

if TYPE_CHECKING:
    from mission_cli.core.dates import Prefer

TODAY = date(2026, 11, 21)  # a Saturday

UNDERSTOOD = """
2026-12-04                    2026-12-04
2026-3-2                      2026-03-02
2026/12/04                    2026-12-04
20260302                      2026-03-02

today                         2026-11-21
Today                         2026-11-21
tomorrow                      2026-11-22
yesterday                     2026-11-20
day after tomorrow            2026-11-23
the day before yesterday      2026-11-19
aujourd'hui                   2026-11-21
aujourd’hui                   2026-11-21
AUJOURDʼHUI                   2026-11-21
auj                           2026-11-21
auj.                          2026-11-21
demain                        2026-11-22
hier                          2026-11-20
après-demain                  2026-11-23
apres demain                  2026-11-23
avant-hier                    2026-11-19
avant‑hier                    2026-11-19

fri                           2026-11-27
Friday                        2026-11-27
vendredi                      2026-11-27
ven.                          2026-11-27
sat                           2026-11-28
samedi                        2026-11-28
sun                           2026-11-22
dim                           2026-11-22
mar                           2026-11-24
thurs                         2026-11-26
next friday                   2026-11-27
vendredi prochain             2026-11-27
last friday                   2026-11-20
last saturday                 2026-11-14
vendredi dernier              2026-11-20
samedi dernier                2026-11-14
samedi passé                  2026-11-14

+2w                           2026-12-05
+ 2 w                         2026-12-05
-3d                           2026-11-18
−3d                           2026-11-18
- 3 jours                     2026-11-18
+1m                           2026-12-21
+1y                           2027-11-21
+2sem                         2026-12-05
+3j                           2026-11-24
+10 jours                     2026-12-01
in 2 weeks                    2026-12-05
in a week                     2026-11-28
2 weeks from now              2026-12-05
2 weeks ago                   2026-11-07
a month ago                   2026-10-21
dans 2 semaines               2026-12-05
dans un mois                  2026-12-21
Dans  Une  Semaine            2026-11-28
il y a 2 semaines             2026-11-07
il y a un an                  2025-11-21
d'ici 3 mois                  2027-02-21
d’ici à 3 mois                2027-02-21

2026-11                       2026-11-01
2027/2                        2027-02-01
11/2026                       2026-11-01
nov 2026                      2026-11-01
décembre 2026                 2026-12-01

eom                           2026-11-30
eoq                           2026-12-31
EOY                           2026-12-31
end of month                  2026-11-30
end of the month              2026-11-30
end of this quarter           2026-12-31
end of year                   2026-12-31
fin du mois                   2026-11-30
fin de mois                   2026-11-30
fin de ce mois                2026-11-30
fin du trimestre              2026-12-31
fin de trimestre              2026-12-31
fin d'année                   2026-12-31
fin de l’année                2026-12-31
fin de cette année            2026-12-31
fin novembre                  2026-11-30
fin octobre                   2027-10-31
fin d'avril                   2027-04-30
end of feb 2028               2028-02-29

4 Dec 2026                    2026-12-04
4 décembre 2026               2026-12-04
4 DÉCEMBRE 2026               2026-12-04
4 déc. 2026                   2026-12-04
le 4 décembre 2026            2026-12-04
1er mars 2026                 2026-03-01
Dec 4, 2026                   2026-12-04
December 4th, 2026            2026-12-04
4th december 2026             2026-12-04
4 mar 2026                    2026-03-04
1 août 2026                   2026-08-01
4 dec                         2026-12-04
21 nov                        2026-11-21
20 nov                        2027-11-20
29 feb                        2028-02-29
Fri 2026-12-04                2026-12-04
vendredi 4 décembre 2026      2026-12-04
le vendredi 4 décembre        2026-12-04
vendredi 25/12                2026-12-25

25/12/2026                    2026-12-25
12/25/2026                    2026-12-25
25.12.2026                    2026-12-25
25.12.2026.                   2026-12-25
25-12-2026                    2026-12-25
04/04/2026                    2026-04-04
25/12                         2026-12-25
20/11                         2027-11-20
29/02                         2028-02-29
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(line[:30].strip(), line[30:]) for line in table.splitlines() if line]


@pytest.mark.parametrize(("text", "day"), rows(UNDERSTOOD))
def test_a_day_as_people_type_it(text: str, day: str) -> None:
    assert str(parse_day(text, TODAY)) == day
    assert str(parse_day(f"  {text.upper()}\u00a0", TODAY)) == day


REFUSED = """
04/07                         ambiguous 2027-07-04 2027-04-07
04-07                         ambiguous 2027-07-04 2027-04-07
12/1                          ambiguous 2027-01-12 2026-12-01
04/07/2026                    ambiguous 2026-07-04 2026-04-07
04.07.2026                    ambiguous 2026-07-04 2026-04-07
25/12/26                      ambiguous 2026-12-25 2025-12-26
31/12/99                      ambiguous 2099-12-31
2026-02-30                    no-such-day 2026-02-28
2026-2-30                     no-such-day 2026-02-28
2026-13-45                    no-such-day
2026-13                       no-such-day
30/02/2026                    no-such-day
45/45                         no-such-day
31/04                         no-such-day
30 feb                        no-such-day 2026-02-28
31 avril 2027                 no-such-day 2027-04-30
0 mars 2026                   no-such-day
mon 2026-12-04                no-such-day 2026-12-04
lundi 4 décembre 2026         no-such-day 2026-12-04
1899-12-31                    out-of-range
2201-01-01                    out-of-range
1 mars 1789                   out-of-range
2201-02                       out-of-range
0000-05                       no-such-day
fin mars 0000                 no-such-day
2w                            unknown +2w -2w
2 semaines                    unknown +2w -2w
10 jours                      unknown +10d -10d
1 an                          unknown +1y -1y
décembre                      unknown 2026-12
march                         unknown 2027-03
novembre                      unknown 2026-11
2026                          unknown
12                            unknown
soon                          unknown
fin                           unknown
eow                           unknown
prochain                      unknown
next vendredi prochain        unknown
last month                    unknown
+                             unknown
+2                            unknown
+0d                           unknown
+2w 3d                        unknown
in 2 weeks ago                unknown
4 foo 2026                    unknown
fin foo                       unknown
fin du mois 2026              unknown
fri foo                       unknown
"""


@pytest.mark.parametrize(("text", "why"), rows(REFUSED))
def test_a_day_that_cannot_be_told(text: str, why: str) -> None:
    with pytest.raises(NotADate) as error:
        parse_day(text, TODAY)
    assert " ".join((error.value.reason, *error.value.readings)) == why
    assert error.value.text == text


@pytest.mark.parametrize("text", ["", "  ", ".", "\x00", "🗓", "٢٠٢٦-٠٣-٠٢", "2026-12-04; rm", "[bold]", "a" * 61])
def test_noise_is_unknown(text: str) -> None:
    with pytest.raises(NotADate) as error:
        parse_day(text, TODAY)
    assert error.value.reason == "unknown"


@pytest.mark.parametrize(
    ("text", "prefer", "day"),
    [
        ("2026-02", "start", "2026-02-01"),
        ("2026-02", "end", "2026-02-28"),
        ("12/2026", "end", "2026-12-31"),
        ("févr. 2028", "end", "2028-02-29"),
        ("2026-02-03", "end", "2026-02-03"),
    ],
)
def test_a_month_is_its_first_day_or_its_last(text: str, prefer: Prefer, day: str) -> None:
    assert str(parse_day(text, TODAY, prefer)) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        ("2026-01-31", "+1m", "2026-02-28"),
        ("2028-02-29", "+1y", "2029-02-28"),
        ("2026-02-15", "eoq", "2026-03-31"),
        ("2026-04-01", "eoq", "2026-06-30"),
        ("2026-06-30", "eoq", "2026-06-30"),
        ("2026-11-30", "eom", "2026-11-30"),
        ("2026-11-20", "fri", "2026-11-27"),  # on a Friday: never today
        ("2026-11-20", "last friday", "2026-11-13"),
        ("2096-03-01", "29 feb", "2104-02-29"),  # 2100 is no leap year
    ],
)
def test_the_edges_of_months_and_years(today: str, text: str, day: str) -> None:
    assert str(parse_day(text, date.fromisoformat(today))) == day


@pytest.mark.parametrize("today", [date.min, date.max, date(2200, 12, 31)])
def test_a_day_far_away_is_refused_whatever_today_is(today: date) -> None:
    for text in ("-1d" if today == date.min else "+1d", "fri", "25/12/2300"):
        with pytest.raises(NotADate) as error:
            parse_day(text, today)
        assert (error.value.text, error.value.reason) == (text, "out-of-range")


def test_more_than_sixty_characters_are_no_day() -> None:
    assert parse_day("today".ljust(60), TODAY) == TODAY
    with pytest.raises(NotADate):
        parse_day("today".ljust(61), TODAY)


def test_a_megabyte_is_refused_at_once() -> None:
    begin = time.perf_counter()
    for text in ("1" * 1_000_000, " " * 1_000_000, "il y a " * 150_000):
        with pytest.raises(NotADate):
            parse_day(text, TODAY)
    assert time.perf_counter() - begin < 0.1
