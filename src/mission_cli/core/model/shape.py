"""The model of a mission as a table: every record, its keys, and the kind of each value.

The records are pydantic's, which takes a tenth of a second to import: too long for ten changed files. This table says the
same without it, and serves the quick reading of files that are surely right (`storage/quick.py`). A test derives it from
the records again, so that neither can change alone.

A kind is a type of `core/model/fields.py` by its name, the words of a closed list, or a record; `[…]` is a list, `{…}` a
mapping from one kind to another, `?` may be null, and `!` cannot be left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_ROLE: Final = "consultant|manager|client|business|it|hr|purchasing|successor|buddy"
ROLES: Final = tuple(_ROLE.split("|"))
_PARTY: Final = "consultant|manager|client"
_WISH: Final = "wanted|undecided|declined"
_VISIBILITY: Final = "shared|managers"
_RECORDED: Final = {"id": "slug", "date": "day!"}
ENTRIES: Final = {
    "checkin": "Checkin",
    "feedback": "Feedback",
    "answers": "Answers",
    "blocker": "Blocker",
    "change": "Change",
    "opportunity": "Opportunity",
    "note": "Note",
}
"""The record of each `type` of an entry in the journal."""

SHAPES: Final[Mapping[str, Mapping[str, str]]] = {
    "Mission": {
        "format": "whole!",
        "title": "text!",
        "kind": "client|internal|training|search|pro-bono",
        "tags": "[text]",
        "project": "text",
        "consultant": "named!",
        "client": "Client!",
        "manager": "named",
        "business": "named",
        "people": f"{{{_ROLE}: named}}",
        "references": "[Reference]",
        "vision": "text",
        "expectations": "Expectations",
        "contract": "Contract!",
        "objectives": "[Objective]",
        "followup": "Followup",
        "equipment": "[Equipment]",
        "access": "[Access]",
        "renewal": "Renewal",
        "onboarding": "Onboarding",
        "offboarding": "Offboarding",
        "closed": "signed",
        "journal": "{str: [entry]?}",
    },
    "Client": {"name": "text!", "contact": "named"},
    "Reference": {"id": "slug!", "name": "text!", "checked": "day", "said": "text"},
    "Expectations": {"consultant": "text", "client": "text", "provider": "text", "autonomy": "text"},
    "Contract": {
        "start": "day!",
        "end": "day!",
        "notice": "length",
        "rate": "rate",
        "days_per_week": "number >0 ≤7",
        "order": "text",
        "umbrella": "text",
        "services": "text",
        "payment": "text",
        "penalties": "text",
        "requirements": "text",
        "clauses": "{str: text?}",
        "documents": "[Document]",
        "deliverables": "[Deliverable]",
        "milestones": "[Milestone]",
        "amendments": "[Amendment]",
    },
    "Deliverable": {
        "id": "slug!",
        "title": "text!",
        "due": "day",
        "acceptance": "text",
        "delivered": "day",
        "accepted": "day",
        "refused": "day",
        "remarks": "text",
    },
    "Document": {"id": "slug!", "title": "text!", "ref": "text", "signed": "day"},
    "Milestone": {"id": "slug!", "title": "text!", "due": "day", "amount": "amount", "paid": "day"},
    "Amendment": {"date": "day!", "end": "day", "rate": "rate", "change": "slug", "text": "text", "ref": "text"},
    "Objective": {
        "id": "slug!",
        "specific": "text!",
        "measure": "text",
        "target": "quantity",
        "reached": "quantity",
        "achievable": "text",
        "relevant": "text",
        "due": "day",
    },
    "Followup": {"every": "length", "review": "length", "attendees": f"[{_ROLE}]"},
    "Equipment": {
        "id": "slug!",
        "item": "text!",
        "lent": "day",
        "condition": "text",
        "returned": "day",
        "returned_condition": "text",
    },
    "Access": {
        "id": "slug!",
        "system": "text!",
        "account": "text",
        "granted": "day",
        "revoked": "day",
        "verified": "signed",
    },
    "Renewal": {
        "client": _WISH,
        "consultant": _WISH,
        "steps": "{slug: signed}",
        "decision": "renew|end",
        "decided": "signed",
    },
    "Onboarding": {"opened": "day", "tasks": "[Task]"},
    "Offboarding": {
        "case": "completed|client-ended|consultant-ended!",
        "reason": "text",
        "ends": "day",
        "rehire": "recommended|possible|excluded",
        "opened": "day",
        "tasks": "[Task]",
    },
    "Task": {
        "id": "slug!",
        "title": "text!",
        "owner": _ROLE,
        "due": "due",
        "state": "todo|done|verified|n/a",
        "verify": "required",
        "done": "signed",
        "verified": "signed",
        "why": "text",
        "ref": "text",
    },
    "Checkin": {
        **_RECORDED,
        "type": "checkin!",
        "attendees": f"[{_ROLE}]",
        "health": "green|amber|red",
        "progress": "text",
        "results": "text",
        "quality": "text",
        "difficulties": "text",
        "solutions": "text",
        "needs": "text",
        "successes": "text",
        "adjustments": "text",
        "actions": "[Action]",
        "reached": "{slug: quantity}",
    },
    "Action": {"what": "text!", "owner": _ROLE, "due": "day", "done": "day"},
    "Feedback": {
        **_RECORDED,
        "type": "feedback!",
        "from": f"{_PARTY}!",
        "to": f"{_PARTY}!",
        "visibility": _VISIBILITY,
        "strengths": "text",
        "improvements": "text",
        "advice": "text",
        "score": "whole ≥1 ≤5",
        "heard": "text",
    },
    "Answers": {
        **_RECORDED,
        "type": "answers!",
        "questionnaire": "slug!",
        "from": f"{_ROLE}!",
        "visibility": _VISIBILITY,
        "answers": "{slug: quantity}",
        "source": "text",
    },
    "Blocker": {
        **_RECORDED,
        "type": "blocker!",
        "title": "text!",
        "causes": "[client-unresponsive|team-reluctant|situation-changed|step-blocked|communication|disagreement]",
        "impacts": "[money|time|people]",
        "diagnosis": "{slug: text}",
        "options": "[Option]",
        "chosen": "text",
        "owner": _ROLE,
        "ref": "text",
        "resolved": "day",
        "resolution": "text",
    },
    "Option": {"what": "text!", "effect": "text"},
    "Change": {
        **_RECORDED,
        "type": "change!",
        "asked_by": "text!",
        "what": "text!",
        "why": "text",
        "impact": "ChangeImpact",
        "before": "{str: text}",
        "after": "{str: text}",
        "decision": "approved|refused",
        "decided": "signed",
    },
    "ChangeImpact": {"cost": "text", "time": "text", "quality": "text"},
    "Opportunity": {**_RECORDED, "type": "opportunity!", "what": "text!", "contact": "text", "ref": "text"},
    "Note": {**_RECORDED, "type": "note!", "text": "text!", "ref": "text"},
}

DEFAULTS: Final[Mapping[str, Mapping[str, str]]] = {
    "Mission": {"kind": "client"},
    "Task": {"state": "todo"},
    "Feedback": {"visibility": "shared"},
    "Answers": {"visibility": "managers"},
}
"""What stands for a key that is not there, other than nothing."""
