"""Name a prompt (提示音)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.models import Prompt
from hotline.telephony.policy_errors import NoSuchPrompt
from hotline.telephony.policy_events import PromptSaved
from hotline.telephony.prompt_queries import prompt_labels


def save_prompt(*, name: str, label: str, by: Actor, now: datetime) -> Prompt:
    """Create the prompt or give it another label; flows may name it once it has a sound."""
    with writing():
        prompt, is_new = Prompt.objects.select_for_update().get_or_create(
            name=name, defaults={"label": label}
        )
        if is_new or prompt.label != label or not prompt.is_active:
            prompt.label, prompt.is_active = label, True
            prompt.save()
            saved = PromptSaved(prompt_label=label)
            record(saved, subject_id=name, by=by, now=now, correlation_id=None)
    return prompt


def prompt_to_speak(name: str) -> Prompt:
    """Return the prompt's row, made for a standard prompt. Must be called inside ``writing()``.

    Raises:
        NoSuchPrompt: nobody named it.

    """
    prompt = Prompt.objects.filter(name=name, is_active=True).first()
    if prompt is not None:
        return prompt
    label = prompt_labels().get(name)
    if label is None:
        msg = f"没有提示音“{name}”。"
        raise NoSuchPrompt(msg)
    return Prompt.objects.update_or_create(name=name, defaults={"label": label, "is_active": True})[
        0
    ]
