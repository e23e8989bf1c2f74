"""What every record shares: strict fields, no unknown key, `x-…` keys left to the user."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Record(BaseModel):
    """A mapping of the file format. Unknown keys are errors, except those that start with `x-`.

    A known key with nothing after it (`equipment:`) is as good as absent: people leave empty sections in their files.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_user_keys_and_empty_ones(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if not any(item is None or key[:2] == "x-" for key, item in value.items()):
            return value
        optional = {field.alias or name for name, field in cls.model_fields.items() if not field.is_required()}
        return {key: item for key, item in value.items() if key[:2] != "x-" and not (item is None and key in optional)}
