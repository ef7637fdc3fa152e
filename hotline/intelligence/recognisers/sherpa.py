"""sherpa-onnx's WebSockets: the streaming server, and the one that takes a whole stretch."""

import json
import struct
from collections.abc import Iterator

import numpy as np

from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed, Update
from hotline.intelligence.recognisers.websocket import Channel
from hotline.intelligence.speech.segments import Heard
from hotline.intelligence.speech.sound import MODEL_RATE, Floats, at_model_rate, from_pcm

_BLOCK = 10240
_TAIL_SECONDS = 0.4


class SherpaStream:
    """One stream of one channel; the server says the whole of its current segment each time."""

    def __init__(self, settings: ModelSettings, rate: int) -> None:
        self._rate = rate
        self._segment: tuple[int, str] | None = None
        self._channel = Channel(
            settings.recogniser_url, checks_certificate=settings.recogniser_check_certificate
        )

    def send(self, pcm: bytes) -> None:
        """Pass on 16-bit samples, as the server's floats at its rate."""
        self._channel.send(_floats(at_model_rate(from_pcm(pcm), self._rate)))

    def updates(self) -> Iterator[Update]:
        """Return what it said since the last time."""
        for said in self._channel.received():
            yield from self._read(said)

    def finish(self) -> Iterator[Update]:
        """Say the end and return the rest; the last segment is final then."""
        self._channel.send(_floats(np.zeros(int(_TAIL_SECONDS * MODEL_RATE), np.float32)))
        self._channel.send("Done")
        for said in self._channel.rest():
            if said.strip() == "Done!":
                break
            yield from self._read(said)
        self._channel.close()
        if self._segment and self._segment[1]:
            yield Update(self._segment[1], is_final=True)
            self._segment = None

    def _read(self, said: str) -> Iterator[Update]:
        text, number = text_of(said)
        if self._segment and number != self._segment[0] and self._segment[1]:
            yield Update(self._segment[1], is_final=True)
        self._segment = (number, text)
        if text:
            yield Update(text, is_final=False)


class Sherpa:
    """The configured service; ``is_offline``: the server that takes a whole stretch."""

    def __init__(self, settings: ModelSettings, *, is_offline: bool = False) -> None:
        self._settings, self._is_offline = settings, is_offline
        self.name = "sherpa-offline" if is_offline else "sherpa"

    def is_available(self) -> bool:
        """Tell whether there is an address, and the site allows it."""
        url = self._settings.recogniser_url
        return bool(url) and self._settings.may_ask(url)

    def stream(self, rate: int, _ask: Ask) -> SherpaStream:
        """Begin to listen along.

        Raises:
            RecogniserFailed: the service is away.

        """
        return SherpaStream(self._settings, rate)

    def recognise(self, samples: Floats, ask: Ask) -> Heard:
        """Return the words of a stretch.

        Raises:
            RecogniserFailed: the service is away or said nothing at all.

        """
        text = self._whole(samples) if self._is_offline else self._streamed(samples, ask)
        return Heard(text, ask.language or "zh")

    def _streamed(self, samples: Floats, ask: Ask) -> str:
        stream = self.stream(MODEL_RATE, ask)
        stream.send((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
        return "".join(each.text for each in stream.finish() if each.is_final)

    def _whole(self, samples: Floats) -> str:
        checks = self._settings.recogniser_check_certificate
        channel = Channel(self._settings.recogniser_url, checks_certificate=checks)
        body = _floats(samples)
        message = struct.pack("<ii", MODEL_RATE, len(body)) + body
        for place in range(0, len(message), _BLOCK):
            channel.send(message[place : place + _BLOCK])
        said = next(channel.rest(), None)
        channel.send("Done")
        channel.close()
        if said is None:
            msg = "语音识别服务没有回答"
            raise RecogniserFailed(msg)
        return text_of(said)[0]


def text_of(said: str) -> tuple[str, int]:
    """Return the text and the segment of a reply: JSON, or the bare text of older servers."""
    try:
        message = json.loads(said)
    except ValueError:
        return said.strip(), 0
    if not isinstance(message, dict):
        return said.strip(), 0
    return str(message.get("text", "")).strip(), int(message.get("segment", 0))


def _floats(samples: Floats) -> bytes:
    return samples.astype("<f4").tobytes()
