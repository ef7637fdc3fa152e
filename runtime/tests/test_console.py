"""What a person sees: aligned Chinese, plain text in files, no fuss about a closed terminal."""

import io
import subprocess
import sys

import pytest

from runtime.console import Console, padded, width
from runtime.places import ROOT


def test_width_counts_two_columns_for_every_chinese_character() -> None:
    assert width("热线 12345") == 10
    assert padded("派单台", 8) == "派单台  "
    assert padded("long already", 4) == "long already "


def test_file_gets_no_colours_unless_they_are_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    plain = io.StringIO()
    Console(plain).done("好")
    assert "\x1b" not in plain.getvalue()
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = io.StringIO()
    Console(coloured).done("好")
    assert "\x1b[32m✓" in coloured.getvalue()


def test_box_has_a_straight_right_edge_around_chinese_text() -> None:
    screen = io.StringIO()
    Console(screen).box("首次登录密码", ["热线员  operator1  abc", "x"])
    lines = screen.getvalue().splitlines()
    assert len({width(each) for each in lines}) == 1


def test_terminal_that_is_closed_neither_stops_nor_disturbs_the_program() -> None:
    program = (
        "import sys\nfrom runtime.console import Console\nconsole = Console(sys.stdout)\n"
        "for _ in range(100_000): console.say('x')\nprint('survived', file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == "survived\n"
    assert child.returncode == 0
