"""A small mission and a template of two steps, so that whole outputs of the checklist can be read."""

from __future__ import annotations

from pathlib import Path

from tests.cli import small

SMALL = """\
format: 1
title: Order data
consultant: Léa Martin <lea.martin@esn.example>
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18
equipment:
  - id: laptop
    item: Laptop 14"
  - id: badge
    item: Badge 4471
    returned: 2026-11-02
access:
  - id: gitlab      # the one that matters
    system: GitLab
    account: lmartin-ext

# What happened ---------------------------------
journal:

  sofia-bernard:
    - date: 2026-11-02
      type: note
      text: The badge is back.
"""
TEMPLATE = """\
format: 1
title: {en: Ours, fr: La nôtre}
steps:
  - id: people
    title: {en: The people, fr: Les personnes}
    tasks:
      - id: thanks
        title: {en: "Say *thanks*", fr: Dire merci}
        owner: manager
        due: end - 2 days
      - id: handover
        title: {en: Hand over, fr: Transmettre}
        owner: consultant
        due: end - 4 weeks
  - id: things
    title: {en: The things, fr: Les choses}
    tasks:
      - each: equipment
        id: return-{id}
        title: {en: "Take back: {item}", fr: "Récupérer : {item}"}
        owner: it
        due: end
      - each: access
        id: revoke-{id}
        title: {en: "Revoke {system} ({account})", fr: "Révoquer {system} ({account})"}
        owner: it
        due: end
        verify: required
"""
SPACE = " "  # an empty line of context in a diff
OPENED = """\
offboarding:
  case: completed
  opened: 2026-11-21
  tasks:
    - id: handover
      title: Hand over
      owner: consultant
      due: end - 4 weeks
      state: todo
    - id: thanks
      title: Say *thanks*
      owner: manager
      due: end - 2 days
      state: todo
    - id: return-laptop
      title: 'Take back: Laptop 14"'
      owner: it
      due: end
      state: todo
    - id: revoke-gitlab
      title: Revoke GitLab (lmartin-ext)
      owner: it
      due: end
      state: todo
      verify: required
"""


def lay_out(workspace: Path) -> Path:
    """The workspace with this mission only, and this template for every case."""
    small.lay_out(workspace, SMALL)
    own = workspace / "templates/checklists/offboarding"
    own.mkdir(parents=True)
    for case in ("completed", "client-ended", "consultant-ended"):
        (own / f"provider-{case}.yaml").write_text(TEMPLATE, encoding="utf-8")
    return workspace
