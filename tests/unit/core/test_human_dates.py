from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mission_cli.core.dates import NotADate
from mission_cli.core.human_dates import parse_day

if TYPE_CHECKING:
    from mission_cli.core.dates import Prefer
    from mission_cli.core.human_dates import Order

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
25/12/26                      2026-12-25
12/25/26                      2026-12-25
31/12/99                      1999-12-31
31/12/75                      2075-12-31
31/12/76                      1976-12-31
25 12 2026                    2026-12-25
25 / 12 / 2026                2026-12-25
25. 12. 2026                  2026-12-25
4 mars 26                     2026-03-04
4-mars-2026                   2026-03-04
4-dec-26                      2026-12-04
4th of December               2026-12-04
lundi 1er mars                2027-03-01
dec 4 26                      2026-12-04

fin décembre                  2026-12-31
fin déc.                      2026-12-31
fin de décembre               2026-12-31
fin-décembre                  2026-12-31
fin décembre 2027             2027-12-31
fin déc. 27                   2027-12-31
end december                  2026-12-31
end of december               2026-12-31
début mars                    2027-03-01
début de mars                 2027-03-01
beginning of march            2027-03-01
start of march 2028           2028-03-01
early march                   2027-03-01
mi-janvier                    2027-01-15
mi janvier 2028               2028-01-15
mid-january                   2027-01-15
middle of january             2027-01-15
mi-novembre                   2027-11-15
début novembre                2027-11-01
début du mois                 2026-11-01
mi-mois                       2026-11-15
début d'année                 2026-01-01
fin du mois prochain          2026-12-31
end of next month             2026-12-31
fin de l'année prochaine      2027-12-31
début du trimestre prochain   2027-01-01
fin 2026                      2026-12-31
end of 2027                   2027-12-31
début 2027                    2027-01-01
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
04/07/26                      ambiguous 2026-07-04 2026-04-07
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
mi-2027                       unknown
mi-trimestre                  unknown
fin du next mois prochain     unknown
fin 26                        unknown
2/3                           ambiguous 2027-03-02 2027-02-03
26/12/15/1                    unknown
fri foo                       unknown
"""


@pytest.mark.parametrize(("text", "why"), rows(REFUSED))
def test_a_day_that_cannot_be_told(text: str, why: str) -> None:
    with pytest.raises(NotADate) as error:
        parse_day(text, TODAY)
    assert " ".join((error.value.reason, *error.value.readings)) == why
    assert error.value.text == text


PAST = """
27/11                         2025-11-27
20/11                         2026-11-20
21/11                         2026-11-21
29/02                         2024-02-29
20 nov                        2026-11-20
4 dec                         2025-12-04
1er mars                      2026-03-01
vendredi                      2026-11-20
samedi                        2026-11-14
next friday                   2026-11-27
vendredi 20/11                2026-11-20
lundi 2 mars                  2026-03-02
fin décembre                  2025-12-31
fin octobre                   2026-10-31
mi-novembre                   2026-11-15
début novembre                2026-11-01
fin novembre                  2025-11-30
demain                        2026-11-22
+2w                           2026-12-05
20/11/2027                    2027-11-20
"""


@pytest.mark.parametrize(("text", "day"), rows(PAST))
def test_a_day_of_what_has_happened_is_the_last_one(text: str, day: str) -> None:
    assert str(parse_day(text, TODAY, tense="past")) == day


@pytest.mark.parametrize(
    ("text", "day"), [("20/11", "2026-11-20"), ("20/05", "2027-05-20"), ("20/06", "2026-06-20"), ("20/04", "2027-04-20"), ("ven", "2026-11-20"), ("mar", "2026-11-24")]
)  # fmt: skip
def test_a_day_that_may_be_either_is_the_nearest(text: str, day: str) -> None:
    assert str(parse_day(text, TODAY, tense="nearest")) == day


def test_what_was_nearly_typed_follows_the_tense() -> None:
    for text, near in (("2w", ("-2w", "+2w")), ("décembre", ("2025-12",)), ("novembre", ("2026-11",))):
        with pytest.raises(NotADate) as error:
            parse_day(text, TODAY, tense="past")
        assert error.value.readings == near


@pytest.mark.parametrize(
    ("text", "only", "day_first", "month_first"),
    [
        ("02/03/2026", "2026-03-02", "2026-03-02", "2026-02-03"),
        ("2.3.26", "2026-03-02", "2026-03-02", "2026-02-03"),
        ("02-03-2026", "2026-03-02", "2026-03-02", "2026-02-03"),
        ("2/3", "2027-03-02", "2027-03-02", "2027-02-03"),
        ("15/12/26", "2026-12-15", "2026-12-15", "2026-12-15"),
        ("12/15/2026", "no-such-day 2026-12-15", "2026-12-15", "2026-12-15"),
        ("12/15", "no-such-day 2026-12-15", "2026-12-15", "2026-12-15"),
        ("31/04/2026", "no-such-day", "no-such-day", "no-such-day"),
        ("lundi 02/03/2026", "2026-03-02", "2026-03-02", "no-such-day 2026-02-03"),
    ],
)
def test_whether_the_day_comes_first_is_the_callers_to_say(
    text: str, only: str, day_first: str, month_first: str
) -> None:
    orders: tuple[Order, ...] = ("day-first-only", "day-first", "month-first")
    for order, expected in zip(orders, (only, day_first, month_first), strict=True):
        try:
            said = str(parse_day(text, TODAY, order=order))
        except NotADate as error:
            said = " ".join((error.reason, *error.readings))
        assert said == expected


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
