from __future__ import annotations

import pytest

from mission_cli.storage.git.forge import request_page

NEW = "-/merge_requests/new?merge_request%5Bsource_branch%5D=own&merge_request%5Btarget_branch%5D=main"


@pytest.mark.parametrize(
    ("address", "said", "page"),
    [
        ("https://github.com/o/r.git", "", "https://github.com/o/r/compare/main...own?expand=1"),
        ("git@github.com:o/r.git", "", "https://github.com/o/r/compare/main...own?expand=1"),
        ("ssh://git@github.com:22/o/r", "", "https://github.com/o/r/compare/main...own?expand=1"),
        (
            "https://git.firm.example/o/r",
            "remote: error: GH006: x",
            "https://git.firm.example/o/r/compare/main...own?expand=1",
        ),
        ("https://me:pass@gitlab.com/g/sub/r.git", "", f"https://gitlab.com/g/sub/r/{NEW}"),
        ("git@git.firm.example:g/r.git", "remote: GitLab: You are not allowed", f"https://git.firm.example/g/r/{NEW}"),
        ("http://gitea.local:3000/o/r.git", "", "http://gitea.local:3000/o/r/compare/main...own"),
        ("https://codeberg.org/o/r", "", "https://codeberg.org/o/r/compare/main...own"),
        (
            "https://git.firm.example/o/r",
            "remote: Forgejo: Not allowed",
            "https://git.firm.example/o/r/compare/main...own",
        ),
        ("https://git.firm.example/o/r", "", ""),
        ("/srv/git/r.git", "", ""),
        ("../r.git", "", ""),
        ("file:///srv/github/r.git", "", ""),
        ("", "", ""),
    ],
)
def test_the_page_of_a_request(address: str, said: str, page: str) -> None:
    assert request_page(address, said, "own", "main") == page


def test_names_are_quoted() -> None:
    page = request_page("https://github.com/o/r", "", "a b", "release/1&2")
    assert page == "https://github.com/o/r/compare/release%2F1%262...a%20b?expand=1"
