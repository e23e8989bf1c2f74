"""Third values for places in conflict: what the mission can have there, and what it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.commands.resolve.plan import planned
from mission_cli.core.changes import path_text
from mission_cli.errors import Finding, MissionError
from mission_cli.render.findings import message_of
from mission_cli.storage.workspace import read_raw

if TYPE_CHECKING:
    from mission_cli.commands.resolve.plan import Choices, Plan
    from mission_cli.core.merge import Clash


def refuse_wrong_values(plans: list[Plan], choices: Choices) -> None:
    """Raises MissionError for the first value of `--set` that its place cannot have: nothing is written then."""
    for plan in plans:
        for clash in plan.clashes:
            text = choices.put.get(path_text(clash.path))
            if text is not None:
                refuse_wrong(plan, choices, clash, text)


def refuse_wrong(plan: Plan, choices: Choices, clash: Clash, text: str) -> None:
    """Raises MissionError when the record has a problem at the place with this value there."""
    from mission_cli.core.model.read import read_mission

    place = path_text(clash.path)
    tried = choices._replace(put={**choices.put, place: text}, every=choices.every or "ours")
    content = planned(plan.conflict, tried).content or b""
    document, data, findings = read_raw(content, plan.path)
    wrong = [finding for finding in findings if finding.level == "error"]
    if document is not None and plan.path.startswith("missions/"):
        at = [problem for problem in read_mission(data)[1] if _ends_with(problem.at, clash)]
        wrong += [Finding(plan.path, 0, 0, 0, each.code, each.args) for each in at if each.code.startswith("E")]
    if wrong:
        raise MissionError("resolve.bad-value", place=place, code=message_of(wrong[0]))


def _ends_with(at: tuple[str | int, ...], clash: Clash) -> bool:
    """Whether a problem is at the place: the position of an entry stands where the path has its id."""
    return len(at) == len(clash.path) and all(
        not isinstance(step, str) or step == there for step, there in zip(at, clash.path, strict=True)
    )
