"""The script of each shell, which has it complete what is typed after `mission`."""

from __future__ import annotations

from typing import Final

SCRIPTS: Final = {"bash": "mission.bash", "zsh": "mission.zsh", "fish": "mission.fish", "powershell": "mission.ps1"}
"""The shells, in the order they are named, and the file beside this one."""
