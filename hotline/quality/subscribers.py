"""What quality inspection does when something happened below."""

from hotline.core.clock import now
from hotline.core.models import Event
from hotline.quality.actions.forget_words import forget_words
from hotline.telephony.models import Recording


def forget_what_was_said(event: Event) -> None:
    """On ``recording.deleted``: the quotes go where the words went."""
    recording = Recording.objects.filter(pk=event.subject_id).first()
    if recording is not None:
        forget_words(call_id=recording.call_id, now=now())
