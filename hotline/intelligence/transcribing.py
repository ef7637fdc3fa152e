"""The door to speech in words (语音转文字): a recording in, segments with times out.

Each channel of a stereo recording is a party of its own: left the citizen, right the operator.
Silence never reaches an engine. A service that fails is followed by the embedded engine.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.recognisers.base import Ask, Recogniser, RecogniserFailed
from hotline.intelligence.recognisers.choosing import recognisers
from hotline.intelligence.recognisers.embedded import NEEDED
from hotline.intelligence.speech import activity
from hotline.intelligence.speech.cleaning import kept
from hotline.intelligence.speech.gating import Gate, Pauses, Stretch
from hotline.intelligence.speech.mending import mended
from hotline.intelligence.speech.segments import Channel, Heard, Segment, Transcript
from hotline.intelligence.speech.sound import MODEL_RATE, Floats, at_model_rate, read_sound

PARTIES = ("citizen", "operator")
_SURE = 1.0
_PAUSES = Pauses(after=((0.0, 0.7), (6.0, 0.4), (9.0, 0.2)))
_log = structlog.get_logger()

Told = Callable[[float], None]


class TranscribingUnavailable(Exception):
    """No engine is installed or configured, or none answered (Chinese text)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a recording is to be written down."""

    language: str | None = None
    words: str = ""
    """Names that are likely: places, departments."""
    homophones: bool | None = None
    """None: as the site says."""


def transcribe(
    path: Path,
    *,
    language: str | None = None,
    words: str = "",
    homophones: bool | None = None,
    told: Told = lambda _share: None,
) -> Transcript:
    """Return a recording in words; ``told`` hears the share that is done.

    Raises:
        SoundError: the file is no usable recording.
        TranscribingUnavailable: there is no engine, or none gave words.

    """
    sound = read_sound(path)
    engines = available()
    wish = Wish(language, words, homophones)
    channels: list[Channel] = []
    used: set[str] = set()
    for index, samples in enumerate(sound.channels):
        share = (index / len(sound.channels), 1 / len(sound.channels))
        segments = _segments(at_model_rate(samples, sound.rate), engines, wish, used, told, share)
        party = PARTIES[index] if len(sound.channels) == len(PARTIES) else ""
        channels.append(Channel(index, party, list(segments)))
    told(1.0)
    engine = "、".join(sorted(used)) or engines[0].name
    found = Transcript(channels, sound.seconds, sound.rate, engine)
    if found.is_silent:
        found.notes.append("录音里没有听到人声")
    return found


def available() -> list[Recogniser]:
    """Return who can be asked.

    Raises:
        TranscribingUnavailable: nobody; the text says what to install.

    """
    engines = recognisers()
    if not engines:
        gone = "、".join(host.missing(*NEEDED))
        msg = (
            f"没有可用的语音识别：未安装 {gone}。请运行 bin/hotline models install，"
            "或设置 HOTLINE_RECOGNISER、HOTLINE_RECOGNISER_URL 和 HOTLINE_MODEL_HOSTS"
        )
        raise TranscribingUnavailable(msg)
    return engines


def recognise(engines: Sequence[Recogniser], samples: Floats, ask: Ask) -> tuple[Heard, str]:
    """Return what the first engine that answers heard, and its name.

    Raises:
        TranscribingUnavailable: none answered.

    """
    said = "没有可用的语音识别"
    for engine in engines:
        try:
            return engine.recognise(samples, ask), engine.name
        except RecogniserFailed as error:
            said = str(error)
            _log.warning("recogniser_failed", action="transcribe", engine=engine.name, error=said)
    raise TranscribingUnavailable(said)


def _segments(
    samples: Floats,
    engines: Sequence[Recogniser],
    wish: Wish,
    used: set[str],
    told: Told,
    share: tuple[float, float],
) -> Iterator[Segment]:
    for stretch in stretches(samples):
        piece = samples[int(stretch.start * MODEL_RATE) : int(stretch.end * MODEL_RATE)]
        heard, name = recognise(engines, piece, Ask(wish.language, wish.words))
        used.add(name)
        told(share[0] + share[1] * min(stretch.end * MODEL_RATE / len(samples), 1.0))
        found = segment_of(
            heard, stretch.start, stretch.end, homophones=wish.homophones, words=wish.words
        )
        if found is not None:
            yield found


def spoken_in(path: Path) -> list[list[Stretch]]:
    """Return when somebody speaks in each channel of a recording; no words are asked for.

    Raises:
        SoundError: the file is no usable recording.
        TranscribingUnavailable: the models' host gave no answer.

    """
    sound = read_sound(path)
    return [stretches(at_model_rate(each, sound.rate)) for each in sound.channels]


def stretches(samples: Floats) -> list[Stretch]:
    """Return when somebody speaks on a channel at 16 kHz.

    Raises:
        TranscribingUnavailable: the models' host gave no answer.

    """
    gate = Gate(_PAUSES)
    try:
        found = gate.feed(activity.whole(samples, uuid.uuid4().hex))
    except (host.HostFailed, ModelMissing) as error:
        msg = f"人声检测没有回答：{error}"
        raise TranscribingUnavailable(msg) from error
    return found + gate.finish()


def segment_of(
    heard: Heard, start: float, end: float, *, homophones: bool | None = None, words: str = ""
) -> Segment | None:
    """Return the segment of what was heard; None when it is not believed."""
    raw = kept(heard, end - start, words)
    if not raw:
        return None
    text = mended(raw, homophones=homophones) if heard.language == "zh" else raw
    sure = _SURE if not heard.score else round(min(2.718281828**heard.score, _SURE), 3)
    return Segment(round(start, 2), round(end, 2), raw, text, heard.language, sure)
