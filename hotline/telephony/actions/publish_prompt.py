"""Publish a prompt's sound (发布提示音), or go back to the city's own."""

from datetime import datetime

from django.db import models

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.republish import republish
from hotline.telephony.models import PromptSound
from hotline.telephony.policy_events import PromptSoundPublished
from hotline.telephony.prompt_files import give_to_engine
from hotline.telephony.prompt_queries import get_sound


def publish_prompt(*, sound_id: int, by: Actor, now: datetime) -> PromptSound:
    """Give the sound to the engine and to every call from now on; an older one may come again.

    Raises:
        NoSuchPrompt: there is no such sound, or its file is gone.
        SoundsFolderClosed: the engine's folder cannot be written.

    """
    with writing():
        sound = get_sound(sound_id)
        if sound.is_current:
            return sound
        name = sound.prompt.name
        give_to_engine(prompt=name, language=sound.language, sha256=sound.sha256)
        _current(name, sound.language).update(is_current=False)
        sound.is_current, sound.published_at = True, now
        sound.save(update_fields=["is_current", "published_at"])
        published = PromptSoundPublished(language=sound.language, sha256=sound.sha256)
        record(published, subject_id=name, by=by, now=now, correlation_id=None)
        republish(by=by, now=now)
    return sound


def withdraw_prompt(*, name: str, language: str, by: Actor, now: datetime) -> None:
    """Let citizens hear the city's own sound again; without a published one nothing happens.

    Raises:
        Contradiction: the prompt would have no sound at all, and a flow needs it.

    """
    with writing():
        if not _current(name, language).update(is_current=False):
            return
        published = PromptSoundPublished(language=language, sha256="")
        record(published, subject_id=name, by=by, now=now, correlation_id=None)
        republish(by=by, now=now)


def restore_prompts() -> int:
    """Write every published sound the engine lacks again; return how many are in force."""
    sounds = list(PromptSound.objects.filter(is_current=True).select_related("prompt"))
    for each in sounds:
        give_to_engine(prompt=each.prompt.name, language=each.language, sha256=each.sha256)
    return len(sounds)


def _current(name: str, language: str) -> models.QuerySet[PromptSound]:
    rows = PromptSound.objects.filter(prompt__name=name, language=language, is_current=True)
    return rows.all()
