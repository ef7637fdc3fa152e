"""Whether what was answered is in the database."""

from collections.abc import Mapping

import django

django.setup()

from hotline.contacts.rules.channels import Channel  # noqa: E402 - Django must be set up first
from hotline.core.crypto.cipher import blind_index  # noqa: E402
from hotline.messaging.models import Conversation, Message  # noqa: E402
from hotline.portal.actions.submit import ACCOUNT  # noqa: E402

_AT_ONCE = 500


def count_missing(receipts: Mapping[str, str]) -> tuple[int, int]:
    """Return how many receipts (key → number) are not kept under their key, and how many twice."""
    missing = twice = 0
    keys = list(receipts)
    for first in range(0, len(keys), _AT_ONCE):
        some = {_thread(key): receipts[key] for key in keys[first : first + _AT_ONCE]}
        kept = Conversation.objects.filter(thread_index__in=some).values_list(
            "thread_index", "number"
        )
        rows = list(kept)
        twice += len(rows) - len(dict(rows))
        with_words = Message.objects.filter(conversation__thread_index__in=some)
        found = set(with_words.values_list("conversation__thread_index", flat=True))
        missing += sum(
            dict(rows).get(thread) != number or thread not in found
            for thread, number in some.items()
        )
    return missing, twice


def _thread(key: str) -> str:
    return blind_index(f"{Channel.WEB}/{ACCOUNT}/form/{key}")
