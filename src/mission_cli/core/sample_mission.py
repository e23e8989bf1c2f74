"""Two missions that templates are tried on: one that says all that a mission can say, one that says the least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

_LEAST: Final[dict[str, Any]] = {
    "format": "1",
    "title": "Sample",
    "consultant": "Léa Martin",
    "client": {"name": "Acme"},
    "contract": {"start": "2026-03-02", "end": "2026-12-18"},
}
_SIGNED: Final = "2026-12-18 by sofia-bernard"
_FULLEST: Final[dict[str, Any]] = {
    **_LEAST,
    "tags": ["data"],
    "project": "acme-data",
    "consultant": "Léa Martin <lea.martin@firm.example>",
    "client": {"name": "Acme", "contact": "Paul Durand <paul.durand@acme.example>"},
    "manager": "Sofia Bernard <sofia.bernard@firm.example>",
    "business": "Hélène Caradec <helene.caradec@firm.example>",
    "people": dict.fromkeys(("it", "hr", "purchasing", "successor", "buddy"), "Nadia Roux <nadia.roux@acme.example>"),
    "references": [{"id": "former", "name": "Former client", "checked": "2026-02-02", "said": "Good work"}],
    "vision": "Orders flow",
    "expectations": {"consultant": "Logs", "client": "Notes", "provider": "Talks", "autonomy": "Free"},
    "contract": {
        "start": "2026-03-02", "end": "2026-12-18", "notice": "1 month", "rate": "620 EUR/day", "days_per_week": "5",
        "order": "PO-1", "umbrella": "Umbrella", "services": "Feeds", "payment": "30 days", "penalties": "none",
        "requirements": "DOC-1", "clauses": {"confidentiality": "signed"},
        "documents": [{"id": "quote", "title": "Quote", "ref": "Q-1", "signed": "2026-02-20"}],
        "deliverables": [
            {"id": "a", "title": "A", "due": "2026-09-30", "acceptance": "7 days", "delivered": "2026-09-28",
             "accepted": "2026-10-06", "remarks": "clear"},
            {"id": "b", "title": "B", "due": "2026-10-30", "refused": "2026-11-02", "remarks": "incomplete"},
            {"id": "c", "title": "C", "due": "2026-11-30", "delivered": "2026-11-28"},
        ],
        "milestones": [
            {"id": "m", "title": "M", "deliverable": "a", "due": "2026-10-15", "amount": "18000 EUR",
             "invoiced": "2026-10-16", "paid": "2026-10-30"},
        ],
        "amendments": [{"date": "2026-06-12", "end": "2026-12-18", "rate": "630 EUR/day", "text": "More", "ref": "A-1"}],
    },
    "objectives": [
        {"id": "feeds", "specific": "Move the feeds", "measure": "feeds", "target": "17", "reached": "15",
         "achievable": "pace", "relevant": "sales", "due": "2026-12-04"},
    ],
    "followup": {"every": "2 weeks", "review": "6 weeks", "attendees": ["consultant", "client"]},
    "equipment": [
        {"id": "laptop", "item": "Laptop", "lent": "2026-03-02", "condition": "new"},
        {"id": "badge", "item": "Badge", "lent": "2026-03-02", "returned": "2026-12-18", "returned_condition": "worn"},
    ],
    "access": [
        {"id": "gitlab", "system": "GitLab", "account": "lmartin", "granted": "2026-03-03"},
        {"id": "erp", "system": "ERP", "account": "XL", "granted": "2026-03-03", "revoked": "2026-12-18", "verified": _SIGNED},
    ],
    "renewal": {"client": "wanted", "consultant": "declined", "steps": {"alert": _SIGNED}, "decision": "end", "decided": _SIGNED},
    "offboarding": {
        "case": "completed", "reason": "Done", "rehire": "recommended", "opened": "2026-11-16",
        "tasks": [
            {"id": "handover-file", "title": "Hand over", "owner": "consultant", "due": "end - 1 week"},
            {"id": "thanks", "title": "Say thanks", "state": "done", "done": _SIGNED},
        ],
    },
    "journal": {
        "sofia-bernard": [
            {"type": "checkin", "date": "2026-10-14", "attendees": ["client"], "health": "amber", "progress": "P", "results": "R",
             "quality": "Q", "difficulties": "D", "solutions": "S", "needs": "N", "successes": "Good", "adjustments": "A",
             "actions": [{"what": "Ask", "owner": "client", "due": "2026-10-20"}], "reached": {"feeds": "16"}},
            {"type": "feedback", "date": "2026-10-20", "from": "client", "to": "consultant", "strengths": "Clear",
             "improvements": "Earlier", "advice": "Write", "score": "4", "heard": "Done"},
            *(
                {"type": "answers", "date": "2026-12-15", "questionnaire": name, "from": "client", "visibility": "shared",
                 "answers": {"what": "Well"}, "source": "talk"}
                for name in ("exit-interview", "astonishment-report", "satisfaction", "closing-review", "lessons-learned")
            ),
            {"type": "blocker", "id": "vpn", "date": "2026-10-02", "title": "No VPN", "causes": ["step-blocked"],
             "impacts": ["time"], "diagnosis": {"client": "slow"}, "options": [{"what": "Wait", "effect": "late"}],
             "chosen": "Wait", "owner": "manager", "ref": "T-1", "resolved": "2026-10-28", "resolution": "Opened"},
            {"type": "blocker", "id": "data", "date": "2026-11-02", "title": "No data"},
            {"type": "change", "id": "returns", "date": "2026-06-01", "asked_by": "client", "what": "Returns", "why": "Sales",
             "impact": {"cost": "1000 EUR", "time": "2 weeks", "quality": "none"}, "before": {"end": "2026-08-31"},
             "after": {"end": "2026-12-18"}, "decision": "approved", "decided": _SIGNED},
            {"type": "opportunity", "date": "2026-11-02", "what": "A need", "contact": "Paul", "ref": "CRM-1"},
            {"type": "note", "date": "2026-06-12", "text": "Agreed", "ref": "MAIL-1"},
        ]
    },
}  # fmt: skip


def least() -> Mission:
    """A mission of nothing but what must be there."""
    from mission_cli.core.model.mission import Mission

    return Mission.model_validate(_LEAST)


def fullest() -> Mission:
    """A mission with something in every field."""
    from mission_cli.core.model.mission import Mission

    return Mission.model_validate(_FULLEST)
