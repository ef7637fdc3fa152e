"""Make a sound for a prompt: rendered from text (合成) or uploaded (上传)."""

import hashlib
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.intelligence.speech_synthesis import speak
from hotline.telephony.actions.save_prompt import prompt_to_speak
from hotline.telephony.models import PromptSound
from hotline.telephony.policy_events import PromptSoundMade
from hotline.telephony.prompt_files import keep
from hotline.telephony.rules.prompt_sound import Fitted
from hotline.telephony.sound_door import fitted

_Source = PromptSound.Source


def render_prompt(
    *, name: str, language: str, text: str, voice: str, speed: float, by: Actor, now: datetime
) -> PromptSound:
    """Speak the text and keep the sound; nothing changes for citizens until it is published.

    Raises:
        NoSuchPrompt: nobody named the prompt.
        NoSpeechSynthesis, NoSuchVoice, SpeechFailed: it cannot be spoken here.
        UnfitSound: what was spoken cannot be used.

    """
    sound = fitted(speak(text, voice=voice, speed=speed).wav)
    row = PromptSound(language=language, source=_Source.RENDERED, text=text, voice=voice)
    return _keep(row, name, sound, by, now)


def upload_prompt(
    *, name: str, language: str, text: str, content: bytes, by: Actor, now: datetime
) -> PromptSound:
    """Convert an uploaded recording and keep it; ``text`` says what is spoken.

    Raises:
        NoSuchPrompt: nobody named the prompt.
        UnfitSound: no sound we know, silent, clipped, too short or too long.

    """
    sound = fitted(content)
    row = PromptSound(language=language, source=_Source.UPLOADED, text=text)
    return _keep(row, name, sound, by, now)


def _keep(row: PromptSound, name: str, sound: Fitted, by: Actor, now: datetime) -> PromptSound:
    sha256 = hashlib.sha256(sound.wav).hexdigest()
    keep(sound.wav, sha256)
    with writing():
        row.prompt = prompt_to_speak(name)
        row.sha256, row.seconds = sha256, sound.seconds
        row.loudness_dbfs = sound.loudness_dbfs
        row.made_at, row.made_by_label = now, by.actor_label
        row.save()
        made = PromptSoundMade(
            language=row.language, source=row.source, text=row.text, sha256=sha256
        )
        record(made, subject_id=name, by=by, now=now, correlation_id=None)
    return row
