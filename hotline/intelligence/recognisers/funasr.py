"""FunASR's WebSocket in ``2pass`` mode: provisional words at once, better ones at each pause."""

import json
from collections.abc import Iterator
from typing import Any

from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed, Update
from hotline.intelligence.recognisers.websocket import Channel
from hotline.intelligence.speech.segments import Heard
from hotline.intelligence.speech.sound import MODEL_RATE, Floats, as_pcm

_FRAME_BYTES = 1920
"""60 ms at 16 kHz."""
_CHUNKS = [5, 10, 5]
_SILENT_SECONDS = 3.0
"""After the end is said and nothing comes for so long, all was said: ``is_final`` means other
things to other servers, so it is not believed alone."""


class FunasrStream:
    """One stream of one channel."""

    def __init__(self, settings: ModelSettings, rate: int, ask: Ask, name: str = "call") -> None:
        self._channel = Channel(
            settings.recogniser_url,
            protocols=("binary",),
            checks_certificate=settings.recogniser_check_certificate,
        )
        self._channel.send(json.dumps(begin(settings, rate, ask, name), ensure_ascii=False))

    def send(self, pcm: bytes) -> None:
        """Pass on 16-bit samples."""
        for place in range(0, len(pcm), _FRAME_BYTES):
            self._channel.send(pcm[place : place + _FRAME_BYTES])

    def updates(self) -> Iterator[Update]:
        """Return what it said since the last time."""
        for said in self._channel.received():
            yield from read(said)

    def finish(self) -> Iterator[Update]:
        """Say the end and return the rest."""
        self._channel.send(json.dumps({"is_speaking": False, "is_end": True}))
        for said in self._channel.rest(_SILENT_SECONDS):
            yield from read(said)
            if is_acknowledged(said):
                break
        self._channel.close()


class Funasr:
    """The configured service, asked for one stretch at a time."""

    name = "funasr"

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings

    def is_available(self) -> bool:
        """Tell whether there is an address, and the site allows it."""
        url = self._settings.recogniser_url
        return bool(url) and self._settings.may_ask(url)

    def stream(self, rate: int, ask: Ask) -> FunasrStream:
        """Begin to listen along.

        Raises:
            RecogniserFailed: the service is away.

        """
        return FunasrStream(self._settings, rate, ask)

    def recognise(self, samples: Floats, ask: Ask) -> Heard:
        """Return the words of a stretch.

        Raises:
            RecogniserFailed: the service is away or said nothing at all.

        """
        stream = self.stream(MODEL_RATE, ask)
        stream.send(as_pcm(samples))
        said = list(stream.finish())
        final = [each.text for each in said if each.is_final]
        if not said:
            msg = "语音识别服务没有回答"
            raise RecogniserFailed(msg)
        return Heard("".join(final) if final else said[-1].text, ask.language or "zh")


def begin(settings: ModelSettings, rate: int, ask: Ask, name: str) -> dict[str, Any]:
    """Return the first message; hot words travel as a string of JSON."""
    words = dict(settings.recogniser_hotwords) | dict.fromkeys(ask.words.split(), 20)
    return {
        "mode": "2pass",
        "wav_name": name,
        "wav_format": "pcm",
        "is_speaking": True,
        "audio_fs": rate,
        "chunk_size": _CHUNKS,
        "chunk_interval": 10,
        "hotwords": json.dumps(words, ensure_ascii=False),
        "itn": True,
    }


def read(said: str) -> Iterator[Update]:
    """Understand one message: online words are provisional, offline ones final."""
    try:
        message = json.loads(said)
    except ValueError:
        return
    if not isinstance(message, dict) or not message.get("text"):
        return
    is_final = message.get("mode") in {"2pass-offline", "offline"}
    start, end = _times(message)
    yield Update(str(message["text"]), is_final, start, end)


def is_acknowledged(said: str) -> bool:
    """Tell whether the server says that this was all."""
    try:
        message = json.loads(said)
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("is_end") is True


def _times(message: dict[str, Any]) -> tuple[float | None, float | None]:
    """Return the seconds of the first and the last sound; none when it does not say so plainly."""
    try:
        sentences = message.get("stamp_sents") or message.get("sentence_info") or []
        stamps = [(each["start"], each["end"]) for each in sentences]
        if not stamps:
            raw = message.get("timestamp") or []
            pairs = json.loads(raw) if isinstance(raw, str) else raw
            stamps = [(begin, end) for begin, end in pairs]
        return stamps[0][0] / 1000, stamps[-1][1] / 1000
    except (IndexError, KeyError, TypeError, ValueError):
        return None, None
