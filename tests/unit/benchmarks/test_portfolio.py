"""The made-up portfolio that speed is measured on."""

from pathlib import Path

from benchmarks import portfolio
from benchmarks.peers import Window
from tests.conftest import TODAY, Run


def test_reads_without_a_finding(tmp_path: Path, run: Run) -> None:
    portfolio.write(tmp_path / "firm", 20, consultants=5)
    ran = run("check", "--dir", str(tmp_path / "firm"))
    assert (ran.code, ran.out + ran.err) == (0, "25 files: 0 errors, 0 warnings.\n")


def test_is_the_same_for_the_same_seed_and_begins_the_same_at_any_size() -> None:
    assert list(portfolio.missions(5)) == list(portfolio.missions(9))[:5]
    assert list(portfolio.profiles(3)) == list(portfolio.profiles(3))
    assert list(portfolio.missions(5, seed=8)) != list(portfolio.missions(5))


def test_tells_other_programs_what_due_says(tmp_path: Path, run: Run) -> None:
    window = Window.ahead(portfolio.TODAY, 8)
    records = portfolio.write(tmp_path / "firm", 40)
    named = {record.id for record in records if window.holds(record)}
    ran = run("due", "--weeks", "8", "--format", "csv", "--dir", str(tmp_path / "firm"), "--today", TODAY)
    assert named
    assert {record.id for record in records if record.id in ran.out} == named


def test_files_have_the_size_of_real_ones(tmp_path: Path) -> None:
    portfolio.write(tmp_path / "firm", 40)
    sizes = [path.stat().st_size for path in (tmp_path / "firm" / "missions").iterdir()]
    assert 5_000 < sum(sizes) / len(sizes) < 7_500


def test_no_two_consultants_share_a_name() -> None:
    slugs = [slug for slug, _ in portfolio.profiles(2000)]
    assert len(set(slugs)) == 2000
