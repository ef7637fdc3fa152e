"""Load prompts and their sounds."""

from collections import defaultdict

from contracts.standard_prompts import STANDARD_PROMPTS
from hotline.telephony.models import Prompt, PromptSound
from hotline.telephony.policy_errors import NoSuchPrompt
from hotline.telephony.prompt_files import city_sound, engine_name
from hotline.telephony.rules.consistency import LANGUAGES


def prompt_labels() -> dict[str, str]:
    """Return every prompt a flow may use: the standard ones and the city's own."""
    own = Prompt.objects.filter(is_active=True).values_list("name", "label")
    return {**STANDARD_PROMPTS, **dict(own)}


def list_sounds() -> list[PromptSound]:
    """Return every sound, newest first within prompt and language."""
    return list(PromptSound.objects.select_related("prompt").filter(prompt__is_active=True))


def get_sound(sound_id: int) -> PromptSound:
    """Return one sound with its prompt.

    Raises:
        NoSuchPrompt: there is none.

    """
    sound = PromptSound.objects.filter(pk=sound_id).select_related("prompt").first()
    if sound is None:
        msg = "录音不存在。"
        raise NoSuchPrompt(msg)
    return sound


def prompt_sets() -> dict[str, dict[str, str]]:
    """Return prompt → language → sound in force, for prompts with a sound of their own.

    The city's own sounds are named too: a language that is missing would be spoken Chinese.
    """
    sets: dict[str, dict[str, str]] = defaultdict(dict)
    for sound in PromptSound.objects.filter(is_current=True).select_related("prompt"):
        sets[sound.prompt.name][sound.language] = engine_name(sound.prompt.name, sound.sha256)
    for name, sounds in sets.items():
        for language in LANGUAGES:
            if language not in sounds and city_sound(name, language) is not None:
                sounds[language] = name
    return {name: dict(sorted(sounds.items())) for name, sounds in sorted(sets.items())}
