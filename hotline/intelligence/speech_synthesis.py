"""The door to speech synthesis (语音合成): text in, a WAV file out, each sentence once."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings

from hotline.intelligence.cosyvoice import CosyVoice
from hotline.intelligence.errors import NoSpeechSynthesis, NoSuchVoice
from hotline.intelligence.kokoro import Kokoro
from hotline.intelligence.speech_service import SpeechService
from hotline.intelligence.voices import Voice

_NONE = "未安装语音合成模型，请上传录音。"


class SpeechSynthesis(Protocol):
    """A provider of voices."""

    name: str

    def voices(self) -> list[Voice]:
        """Return what it can speak with; empty: it cannot speak here."""

    def speak(self, text: str, *, voice: Voice, speed: float) -> bytes:
        """Return the sentence as a WAV file of any rate.

        Raises:
            SpeechFailed: it gave none.

        """


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as sound."""

    wav: bytes
    provider: str
    was_cached: bool


def providers() -> list[SpeechSynthesis]:
    """Return every provider that has a voice, the preferred one first."""
    known: tuple[SpeechSynthesis, ...] = (SpeechService(), CosyVoice(), Kokoro())
    return [each for each in known if each.voices()]


def list_voices() -> list[Voice]:
    """Return the voices one may choose from."""
    return [voice for each in providers() for voice in each.voices()]


def speak(text: str, *, voice: str, speed: float = 1.0) -> Spoken:
    """Return the text as sound, rendered once and kept.

    Raises:
        NoSpeechSynthesis: there is no provider; the text says to upload a recording.
        NoSuchVoice: no provider has the voice.
        SpeechFailed: the provider gave no sound.

    """
    available = providers()
    if not available:
        raise NoSpeechSynthesis(_NONE)
    for provider in available:
        chosen = next((each for each in provider.voices() if each.name == voice), None)
        if chosen is not None:
            return _cached(provider, text, chosen, speed)
    msg = f"没有音色“{voice}”，请另选。"
    raise NoSuchVoice(msg, fields={"voice": msg})


def _cached(provider: SpeechSynthesis, text: str, voice: Voice, speed: float) -> Spoken:
    key = f"{provider.name}\n{voice.name}\n{speed:.2f}\n{text}"
    digest = hashlib.sha256(key.encode()).hexdigest()
    path = Path(settings.HOTLINE_ENVIRONMENT.var) / "speech" / f"{digest}.wav"
    if path.is_file():
        return Spoken(path.read_bytes(), provider.name, was_cached=True)
    wav = provider.speak(text, voice=voice, speed=speed)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(draft, "wb") as file:
        file.write(wav)
    Path(name).replace(path)
    return Spoken(wav, provider.name, was_cached=False)
