"""The two directions of a call's sound: a mouth that sends RTP, an ear that keeps what came."""

import asyncio
import itertools
import secrets
import struct
import time
from collections import deque
from pathlib import Path

import numpy as np

from runtime.phone.sdp import ALAW, KEYS
from runtime.phone.sound import RATE, SILENCE, Samples, decode, encode, frequencies, rms, write_wav

FRAME = 160
FRAME_SECONDS = 0.02
HEADER = struct.Struct("!BBHII")
KEY_EVENT = struct.Struct("!BBH")
KEY_NAMES = "0123456789*#ABCD"
KEY_FRAMES = 8
"""160 ms a key, then 60 ms of pause."""
KEY_PAUSE_FRAMES = 3
LATE_FRAMES = 10


class Ear:
    """Keeps the last minutes of what was heard, and the keys that were pressed."""

    def __init__(self, keep_seconds: float = 600) -> None:
        self._frames: deque[tuple[float, bytes]] = deque(maxlen=int(keep_seconds / FRAME_SECONDS))
        self._last_key: int | None = None
        self.keys = ""
        self.packets = 0
        self.first_at: float | None = None
        """``time.monotonic()`` of the first packet."""

    def hear(self, packet: bytes) -> None:
        """Take an RTP packet; rubbish is ignored."""
        if len(packet) <= HEADER.size or packet[0] >> 6 != 2:  # noqa: PLR2004 - RTP version
            return
        start = HEADER.size + 4 * (packet[0] & 15)
        kind, payload = packet[1] & 0x7F, packet[start:]
        if kind == ALAW and payload:
            now = time.monotonic()
            self.packets += 1
            self.first_at = self.first_at or now
            self._frames.append((now, payload))
        elif kind == KEYS and len(payload) >= KEY_EVENT.size and payload[0] < len(KEY_NAMES):
            moment = struct.unpack_from("!I", packet, 4)[0]
            if moment != self._last_key:
                self._last_key = moment
                self.keys += KEY_NAMES[payload[0]]

    def samples(self, seconds: float | None = None) -> Samples:
        """Return what was heard in the last ``seconds``, or everything kept."""
        since = time.monotonic() - seconds if seconds is not None else 0.0
        recent = itertools.takewhile(lambda frame: frame[0] >= since, reversed(self._frames))
        return decode(b"".join(reversed([payload for _, payload in recent])))

    def frames(self) -> list[tuple[float, bytes]]:
        """Return what is kept: (``time.monotonic()`` of arrival, A-law payload), oldest first."""
        return list(self._frames)

    def rms(self, seconds: float = 1.0) -> float:
        """Return the loudness of the last seconds, 0 to 32767."""
        return rms(self.samples(seconds))

    def frequencies(self, seconds: float = 1.0) -> dict[int, int]:
        """Return the tones of the last seconds, hertz → amplitude, loudest first."""
        return frequencies(self.samples(seconds))

    def save(self, path: Path) -> None:
        """Write everything kept to a WAV file."""
        write_wav(path, self.samples())


class Mouth:
    """What is said: a sound once, a sound over and over, or silence; keys go before both."""

    def __init__(self) -> None:
        self._sound = b""
        self._place = 0
        self._loops = False
        self._keys: deque[int] = deque()
        self._step = 0

    def play(self, samples: Samples, *, loop: bool = False) -> None:
        """Begin to say something, instead of whatever was being said."""
        padding = 0 if loop else -samples.size % FRAME
        self._sound = encode(np.pad(samples, (0, padding)))
        self._place, self._loops = 0, loop

    def be_silent(self) -> None:
        """Stop saying anything; the line stays open."""
        self._sound = b""

    @property
    def is_speaking(self) -> bool:
        """Something is still being said."""
        return bool(self._sound)

    def press(self, keys: str) -> None:
        """Press telephone keys (RFC 4733).

        Raises:
            ValueError: no telephone has such a key.

        """
        self._keys.extend(KEY_NAMES.index(key) for key in keys)

    def next_key(self) -> tuple[int, int] | None:
        """Return (key, step) while a key or the pause after it lasts; None otherwise."""
        if not self._keys:
            return None
        key, step = self._keys[0], self._step
        self._step += 1
        if self._step == KEY_FRAMES + KEY_PAUSE_FRAMES:
            self._keys.popleft()
            self._step = 0
        return key, step

    def next_frame(self) -> bytes:
        """Return the next 20 ms."""
        if not self._sound:
            return SILENCE * FRAME
        if self._loops:
            indices = (self._place + np.arange(FRAME)) % len(self._sound)
            self._place = (self._place + FRAME) % len(self._sound)
            return np.frombuffer(self._sound, np.uint8)[indices].tobytes()
        frame = self._sound[self._place : self._place + FRAME]
        self._place += FRAME
        if self._place >= len(self._sound):
            self._sound = b""
        return frame


class RtpStream(asyncio.DatagramProtocol):
    """One call's socket: sends a frame every 20 ms once it knows where to."""

    def __init__(self) -> None:
        self.ear = Ear()
        self.mouth = Mouth()
        self.remote: tuple[str, int] | None = None
        self.keys_type: int | None = KEYS
        self.port = 0
        self._transport: asyncio.DatagramTransport | None = None
        self._clock: asyncio.Task[None] | None = None
        self._number = secrets.randbelow(2**15)
        self._moment = secrets.randbelow(2**31)
        self._source = secrets.randbits(32)

    async def open(self, address: str) -> None:
        """Bind a port of the system's choice and begin to send."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(
            lambda: self, local_addr=(address, 0)
        )
        self.port = self._transport.get_extra_info("sockname")[1]
        self._clock = loop.create_task(self._send_forever())

    def count_from(self, number: int) -> None:
        """Number the next packet so; two streams that count differently are told apart by it."""
        self._number = number

    def close(self) -> None:
        """Stop sending and listening."""
        if self._clock is not None:
            self._clock.cancel()
        if self._transport is not None:
            self._transport.close()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:  # noqa: ARG002, D102
        self.ear.hear(data)

    async def _send_forever(self) -> None:
        due = time.monotonic()
        while True:
            self._send_frame()
            due += FRAME_SECONDS
            if time.monotonic() - due > LATE_FRAMES * FRAME_SECONDS:
                due = time.monotonic()
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    def _send_frame(self) -> None:
        if self.remote is None:
            return
        pressed = self.mouth.next_key() if self.keys_type is not None else None
        if pressed is None:
            self._send(ALAW, self._moment, self.mouth.next_frame())
        elif pressed[1] < KEY_FRAMES:
            self._send_key(*pressed)
        self._moment += FRAME

    def _send_key(self, key: int, step: int) -> None:
        """One packet of RFC 4733: the same timestamp all along, the last three say "end"."""
        is_end = step >= KEY_FRAMES - 3
        length = FRAME * (min(step, KEY_FRAMES - 3) + 1)
        began = self._moment - FRAME * step
        payload = KEY_EVENT.pack(key, (0x80 if is_end else 0) | 10, length)
        self._send((0x80 if step == 0 else 0) | (self.keys_type or KEYS), began, payload)

    def _send(self, kind: int, moment: int, payload: bytes) -> None:
        number = self._number & 0xFFFF
        header = HEADER.pack(0x80, kind, number, moment & 0xFFFFFFFF, self._source)
        self._number += 1
        if self._transport is not None and self.remote is not None:
            self._transport.sendto(header + payload, self.remote)


__all__ = ["RATE", "Ear", "Mouth", "RtpStream"]
