"""What is remembered of callers, and for how long, without any number (VOI-18)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from callcontrol.acd.memory import CallerMemory
from callcontrol.files import DirectFiles
from callcontrol.tests.virtual import MORNING
from callcontrol.tests.world import CONFIGURATION
from contracts.credentials import number_index
from contracts.telephony_config import CallerMark, TelephonyConfiguration

SECRET, NUMBER = "seats", "13800001111"


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        """Read it."""
        return self.now

    def later(self, **span: float) -> datetime:
        """Move it on."""
        self.now += timedelta(**span)
        return self.now


Open = Callable[..., CallerMemory]


@pytest.fixture
def now() -> Clock:
    """Begin in the morning."""
    return Clock()


@pytest.fixture
def remember(tmp_path: Path, now: Clock) -> Open:
    """Open the memory, as often as a restart does."""

    def open_memory(*marks: CallerMark) -> CallerMemory:
        configuration: TelephonyConfiguration = CONFIGURATION.model_copy(
            update={"callers": list(marks)}
        )
        return CallerMemory(
            tmp_path / "callers",
            DirectFiles(),
            secret=SECRET,
            clock=now,
            configuration=lambda: configuration,
        )

    return open_memory


def mark(kind: str, number: str = NUMBER, until: date | None = None) -> CallerMark:
    """Mark a caller."""
    index = number_index(SECRET, number)
    return CallerMark.model_validate({"number_index": index, "kind": kind, "until": until})


def test_caller_who_hung_up_waiting_is_known_within_the_configured_time(
    remember: Open, now: Clock
) -> None:
    memory = remember()
    memory.note_call(NUMBER, entered_at=now.now)
    assert not memory.circumstances(NUMBER, entered_at=now.now), "no repeat of itself"
    memory.note_abandoned(NUMBER)
    again = now.later(minutes=119)
    assert memory.circumstances(NUMBER, entered_at=again) == {"repeat", "abandoned_before"}
    assert not memory.circumstances("13900009999", entered_at=again)
    assert not memory.circumstances(NUMBER, entered_at=now.later(minutes=2))


def test_talk_makes_good_what_was_abandoned_and_is_remembered_for_a_week(
    remember: Open, now: Clock
) -> None:
    memory = remember()
    memory.note_call(NUMBER, entered_at=now.now)
    memory.note_abandoned(NUMBER)
    memory.note_talk(NUMBER, 7)
    assert memory.circumstances(NUMBER, entered_at=now.later(minutes=1)) == {"repeat"}
    now.later(days=6)
    assert memory.last_operator(NUMBER) == 7
    now.later(days=2)
    assert memory.last_operator(NUMBER) is None


def test_restart_forgets_nothing_and_no_number_is_on_disk(
    remember: Open, now: Clock, tmp_path: Path
) -> None:
    remember().note_talk(NUMBER, 7)
    assert remember().last_operator(NUMBER) == 7
    assert remember().last_operator("0" + NUMBER) == 7, "trunks write a number in several ways"
    texts = [path.read_text() for path in (tmp_path / "callers").iterdir()]
    assert len(texts) == 1
    assert NUMBER not in texts[0]
    assert now.now == MORNING


def test_damaged_file_is_forgotten(remember: Open, tmp_path: Path) -> None:
    remember().note_talk(NUMBER, 7)
    for path in (tmp_path / "callers").iterdir():
        path.write_text("{")
    assert remember().last_operator(NUMBER) is None


def test_withheld_number_is_nobody(remember: Open, now: Clock) -> None:
    memory = remember(mark("vip", ""))
    memory.note_talk("", 7)
    memory.note_abandoned("")
    assert memory.last_operator("") is None
    assert not memory.circumstances("", entered_at=now.later(minutes=1))


def test_blocked_goes_before_vip_and_marks_end_with_their_day(remember: Open, now: Clock) -> None:
    memory = remember(
        mark("care"), mark("vip"), mark("blocked", until=MORNING.date()), mark("blocked", "1")
    )
    assert memory.is_blocked(NUMBER)
    assert not memory.circumstances(NUMBER, entered_at=now.now)
    now.later(hours=16)  # past midnight in the city
    assert not memory.is_blocked(NUMBER)
    assert memory.circumstances(NUMBER, entered_at=now.now) == {"vip"}


def test_oldest_callers_are_forgotten_first(remember: Open, tmp_path: Path) -> None:
    memory = remember()
    numbers = [str(13_800_000_000 + one) for one in range(60_000)]
    same_file = [one for one in numbers if memory.index_of(one).startswith("a0")][:201]
    assert len(same_file) == 201
    for number in same_file:
        memory.note_talk(number, 7)
    assert memory.last_operator(same_file[0]) is None
    assert memory.last_operator(same_file[1]) == 7
    assert [path.name for path in (tmp_path / "callers").iterdir()] == ["a0.json"]
