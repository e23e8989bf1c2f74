"""Where a forge takes a request to merge a branch: its page, told from the address that is pushed to."""

from __future__ import annotations

import re

_SCP = re.compile(r"(?:[^@/:]+@)?([^/:@]+):(?!//)(.+)")
_URL = re.compile(r"(https?|ssh|git)://(?:[^@/]*@)?([^/:]+)(:\d+)?/(.+)")
_GITEA = ("gitea", "forgejo", "codeberg")


def request_page(address: str, said: str, branch: str, into: str) -> str:
    """The page on which `branch` is offered to be merged into `into`; "" where the forge cannot be told.

    `address` is the remote's, by https, ssh or in the form `git@host:path`; what stands before its `@` is never repeated.
    `said` is what the remote answered: a server of one's own often names its forge there alone.
    """
    from urllib.parse import quote

    found = _URL.fullmatch(address)
    scp = None if found else _SCP.fullmatch(address)
    if found:
        web = found[1] in ("http", "https")
        host, path = found[2] + ((found[3] or "") if web else ""), found[4]
        base = f"{found[1] if web else 'https'}://{host}"
    elif scp:
        host, path = scp[1], scp[2]
        base = f"https://{host}"
    else:
        return ""
    project = f"{base}/{path.strip('/').removesuffix('.git')}"
    source, target = quote(branch, safe=""), quote(into, safe="")
    names = host.lower()
    if "gitlab" in names or "GitLab" in said:
        return (
            f"{project}/-/merge_requests/new?merge_request%5Bsource_branch%5D={source}"
            f"&merge_request%5Btarget_branch%5D={target}"
        )
    if "github" in names or re.search(r"\bGH0\d\d\b", said):
        return f"{project}/compare/{target}...{source}?expand=1"
    if any(name in names or name in said.lower() for name in _GITEA):
        return f"{project}/compare/{target}...{source}"
    return ""
