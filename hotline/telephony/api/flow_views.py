"""Show flows and prompts the way their pages want them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from contracts.standard_prompts import STANDARD_PROMPTS
from hotline.telephony.models import IvrFlow, IvrFlowVersion, PromptSound
from hotline.telephony.prompt_files import city_sound, city_text
from hotline.telephony.rules.consistency import LANGUAGES


def flow_row(flow: IvrFlow, numbers: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """Return one line of the list."""
    newest = _newest(flow)
    steps: list[dict[str, Any]] = newest.steps if newest else []
    return {
        "name": flow.name,
        "label": flow.label or flow.name,
        "is_active": flow.is_active,
        "version": newest.version if newest else None,
        "published_at": newest.published_at if newest else None,
        "published_by": newest.published_by_label if newest else "",
        "has_draft": flow.draft is not None,
        "draft_at": flow.draft_at,
        "draft_by": flow.draft_by_label,
        "numbers": [each["number"] for each in numbers if each["flow"] == flow.name],
        "hours": sorted({each["hours"] for each in steps if each["step"] == "check_hours"}),
    }


def flow_view(flow: IvrFlow, numbers: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """Return the whole flow."""
    newest = _newest(flow)
    return {
        **flow_row(flow, numbers),
        "revision": flow.revision,
        "draft": flow.draft,
        "steps": newest.steps if newest else [],
        "versions": [
            {
                "version": each.version,
                "published_at": each.published_at,
                "published_by": each.published_by_label,
                "note": each.note,
                "copied_version": each.copied_version,
            }
            for each in flow.versions.all()
        ],
    }


def prompt_view(name: str, label: str, sounds: Sequence[PromptSound]) -> dict[str, object]:
    """Return a prompt with what is heard in each language."""
    return {
        "name": name,
        "label": label,
        "is_standard": name in STANDARD_PROMPTS,
        "languages": [_heard(name, language, sounds) for language in LANGUAGES],
        "sounds": [sound_view(each) for each in sounds],
    }


def sound_view(sound: PromptSound) -> dict[str, object]:
    """Return one recording."""
    return {
        "id": sound.pk,
        "language": sound.language,
        "source": sound.source,
        "text": sound.text,
        "voice": sound.voice,
        "seconds": sound.seconds,
        "loudness_dbfs": sound.loudness_dbfs,
        "made_at": sound.made_at,
        "made_by": sound.made_by_label,
        "published_at": sound.published_at,
        "is_current": sound.is_current,
    }


def _heard(name: str, language: str, sounds: Sequence[PromptSound]) -> dict[str, object]:
    current = [each for each in sounds if each.is_current and each.language == language]
    if current:
        found: dict[str, object] = {"source": current[0].source, "sound_id": current[0].pk}
        return {"language": language, "text": current[0].text, **found}
    if city_sound(name, language) is None:
        return {"language": language, "source": "missing", "sound_id": None, "text": ""}
    text = city_text(name, language)
    return {"language": language, "source": "built_in", "sound_id": None, "text": text}


def _newest(flow: IvrFlow) -> IvrFlowVersion | None:
    return max(flow.versions.all(), key=lambda each: each.version, default=None)
