"""The Debian mirror is the machine's own, in whichever format apt keeps it."""

from pathlib import Path

import pytest

from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.mirror import SETTING, find_mirror

OTHERS = """\
Types: deb
URIs: https://tools.invalid/node
Suites: nodistro

Enabled: no
Types: deb
URIs: http://off.invalid/debian
Suites: stable
"""
DEBIAN = """\
# a comment: http://comment.invalid/debian
Types: deb
URIs: http://security.invalid/debian-security
Suites: stable-security

Types: deb-src deb
URIs:
 http://mirror.invalid/debian
Suites: stable
Components: main
"""


@pytest.fixture(autouse=True)
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(SETTING, raising=False)
    (tmp_path / "sources.list.d").mkdir()
    return tmp_path


def test_mirror_in_deb822_format_is_found_behind_other_repositories(apt: Path) -> None:
    (apt / "sources.list.d" / "a.sources").write_text(OTHERS)
    (apt / "sources.list.d" / "debian.sources").write_text(DEBIAN)
    assert find_mirror(apt) == "http://mirror.invalid/debian"


@pytest.mark.parametrize(
    "line",
    [
        "deb http://mirror.invalid/debian stable main",
        "  deb [arch=amd64 signed-by=/x.gpg] http://mirror.invalid/debian stable main # why",
    ],
)
def test_mirror_in_one_line_format_is_found(apt: Path, line: str) -> None:
    lines = ["# deb http://no.invalid/debian x y", "deb-src http://no.invalid/debian x y", line]
    (apt / "sources.list").write_text("\n".join(lines))
    assert find_mirror(apt) == "http://mirror.invalid/debian"


def test_mirror_set_by_hand_wins(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (apt / "sources.list").write_text("deb http://mirror.invalid/debian stable main")
    monkeypatch.setenv(SETTING, "http://mine.invalid/debian")
    assert find_mirror(apt) == "http://mine.invalid/debian"


def test_machine_without_a_debian_mirror_is_told_what_to_set(apt: Path) -> None:
    (apt / "sources.list.d" / "a.sources").write_text(OTHERS)
    (apt / "sources.list.d" / "b.list.save").write_text("deb http://old.invalid/debian x y")
    with pytest.raises(VoiceEngineError, match=SETTING):
        find_mirror(apt)
