"""Compare what was heard and recorded with what the scenes say; name each hole; pure."""

from collections.abc import Mapping, Sequence

import numpy as np

from runtime.phone.sound import RATE, Samples
from tests.telephony.holes.cast import LISTEN_SECONDS
from tests.telephony.holes.scenes import HERTZ, NAMES, Scene, citizens_hertz
from tests.telephony.holes.stretches import (
    FAINT,
    Holes,
    Sound,
    amplitudes,
    longest_where,
    seconds_heard,
    silences,
    without,
)

SHORTEST_HOLE = 0.1
PAUSE_SECONDS = 0.7
"""Words of a prompt and notes of the music have pauses; a lost stretch is longer."""
WAY_SECONDS = 0.15
"""What the citizen says now is heard by the others a moment later."""
STRAY_SECONDS = 0.1
STRAY_IN_SOUND = 0.6
"""Part of a stretch; music and prompts touch everybody's tone now and then."""


def holes_of(
    scenes: Sequence[Scene], heard: Sequence[Mapping[str, Samples]], recording: bytes
) -> list[str]:
    """Name in Chinese every hole, live or in the recording; empty: all is whole."""
    found = []
    for number, (scene, ears) in enumerate(zip(scenes, heard, strict=True)):
        for listener, ear in ears.items():
            sound = ear.astype(np.float64)
            place = f"{scene.label}：{NAMES[listener]}实时"
            if scene.hears[listener] and len(sound) < (LISTEN_SECONDS - 2 * WAY_SECONDS) * RATE:
                found.append(f"{place}只收到 {len(sound) / RATE:.2f} 秒声音")
            rest = sound[int(WAY_SECONDS * RATE) :]
            found += _of_stretch(rest, scene.hears[listener], number, place)
    return found + holes_in_recording(scenes, recording)


def holes_in_recording(scenes: Sequence[Scene], recording: bytes) -> list[str]:
    """Name every hole of the stereo recording: left the citizen, right what the citizen hears."""
    left, right = channels(recording)
    found = [
        f"录音左声道没有市民（{a:.2f} 至 {b:.2f} 秒）"
        for a, b in silences(left, at_least=SHORTEST_HOLE)
    ]
    for number, scene in enumerate(scenes):
        begin, end = _scene_in(left, number)
        place = f"{scene.label}：录音"
        if end - begin < (LISTEN_SECONDS - 2 * WAY_SECONDS) * RATE:
            found.append(f"{place}左声道只有 {(end - begin) / RATE:.2f} 秒市民的声音")
            continue
        begin += int(WAY_SECONDS * RATE)
        end = min(end, begin + int((LISTEN_SECONDS - 2 * WAY_SECONDS) * RATE))
        found += _of_stretch(right[begin:end], scene.hears["citizen"], number, f"{place}右声道")
    return found


def holes_in_consultation(recording: bytes) -> list[str]:
    """Name every hole of a consultation's own recording: left the second operator, right ours."""
    found = []
    sides = {"左声道": ("second", 0), "右声道": ("operator", 1)}
    for side, (name, channel) in sides.items():
        sound = channels(recording)[channel]
        both = sound[int(WAY_SECONDS * RATE) : len(sound) - int(WAY_SECONDS * RATE)]
        if len(both) < LISTEN_SECONDS * RATE:
            found.append(f"咨询录音只有 {len(sound) / RATE:.2f} 秒")
        elif holes := without(both, [HERTZ[name]], at_least=SHORTEST_HOLE):
            found.append(f"咨询录音{side}听不到{NAMES[name]}{_when(holes)}")
    return found


def channels(recording: bytes) -> tuple[Sound, Sound]:
    """Split a stereo recording into left and right."""
    pairs = np.frombuffer(recording[: len(recording) // 4 * 4], "<i2").reshape(-1, 2)
    left, right = pairs.astype(np.float64).T
    return left, right


def _scene_in(left: Sound, number: int) -> tuple[int, int]:
    """Where the citizen says this scene's tone."""
    return longest_where(left, lambda sound: amplitudes(sound, citizens_hertz(number)) > FAINT)


def _of_stretch(sound: Sound, wanted: tuple[str, ...], number: int, place: str) -> list[str]:
    said = {**HERTZ, "citizen": citizens_hertz(number)}
    found = []
    for name in wanted:
        holes = (
            silences(sound, at_least=PAUSE_SECONDS)
            if name == "sound"
            else without(sound, [said[name]], at_least=SHORTEST_HOLE)
        )
        found += [f"{place}听不到{NAMES[name]}{_when(holes)}"] if holes else []
    stray = STRAY_IN_SOUND * len(sound) / RATE if "sound" in wanted else STRAY_SECONDS
    for name in sorted(set(said) - set(wanted)):
        if seconds_heard(sound, said[name]) > stray:
            found.append(f"{place}不该听到{NAMES[name]}")
    return found


def _when(holes: Holes) -> str:
    return "（" + "、".join(f"{begin:.2f} 至 {end:.2f} 秒" for begin, end in holes) + "）"
