"""The detector itself: whole sound passes, every kind of hole is named."""

import numpy as np
import pytest

from runtime.phone.sound import RATE, Samples, tone
from tests.telephony.holes.scenes import HERTZ, Scene, citizens_hertz
from tests.telephony.holes.stretches import silences, without
from tests.telephony.holes.verdict import holes_of

SCENES = (
    Scene("connect", "接通", {"citizen": ("operator",), "operator": ("citizen",)}),
    Scene("hold", "保持", {"citizen": ("sound",), "operator": ()}),
)
CITIZEN = [tone(citizens_hertz(number), 1.5) for number in range(2)]
OPERATOR = tone(HERTZ["operator"], 1.0)
MUSIC = tone(330, 1.0) + tone(440, 1.0)
SILENCE = np.zeros(RATE, np.int16)
NOTHING = SILENCE[:0]
HEARD: list[dict[str, Samples]] = [
    {"citizen": OPERATOR, "operator": CITIZEN[0][:RATE]},
    {"citizen": MUSIC, "operator": NOTHING},
]


def recorded(right: list[Samples], left: list[Samples] = CITIZEN) -> bytes:
    sides = [
        np.concatenate([np.pad(part, (0, 3 * RATE // 2 - len(part)), "wrap") for part in side])
        for side in (left, right)
    ]
    return np.stack(sides, axis=1).astype("<i2").tobytes()


def ears(**changed: Samples) -> list[dict[str, Samples]]:
    first, second = HEARD
    return [first | changed, second]


def test_whole_call_has_no_hole() -> None:
    assert holes_of(SCENES, ears(), recorded([OPERATOR, MUSIC])) == []


def test_lost_words_are_named_with_their_place() -> None:
    torn = tone(HERTZ["operator"], 1.5)
    torn[4000:6000] = 0
    [hole] = holes_of(SCENES, ears(), recorded([torn, MUSIC]))
    assert hole.startswith("接通：录音右声道听不到第一位坐席")


def test_music_missing_from_the_recording_is_named() -> None:
    [hole] = holes_of(SCENES, ears(), recorded([OPERATOR, SILENCE]))
    assert hole.startswith("保持：录音右声道听不到音乐或提示音")


def test_citizen_lost_on_the_left_is_named() -> None:
    holes = holes_of(SCENES, ears(), recorded([OPERATOR, MUSIC], [CITIZEN[0], SILENCE]))
    assert holes[0].startswith("录音左声道没有市民")
    assert holes[1].startswith("保持：录音左声道只有 0.00 秒")


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        (SILENCE, "听不到第一位坐席"),
        (OPERATOR[:2000], "只收到 0.25 秒声音"),
        (OPERATOR + tone(HERTZ["second"]), "不该听到第二位坐席"),
    ],
)
def test_live_sound_that_is_wrong_is_named(heard: Samples, told: str) -> None:
    holes = holes_of(SCENES, ears(citizen=heard), recorded([OPERATOR, MUSIC]))
    assert any(hole.startswith("接通：市民实时") and told in hole for hole in holes), holes


def test_holes_have_seconds() -> None:
    sound = tone(1000, 2.0).astype(np.float64)
    sound[8000:10000] = 0
    assert without(sound, [1000], at_least=0.1) == [(1.0, 1.25)]
    assert silences(sound, at_least=0.1) == [(1.0, 1.25)]
    assert without(sound, [1000], at_least=0.5) == []
