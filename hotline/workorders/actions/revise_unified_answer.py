"""Revise a unified answer (修订统一答复): the old one ends, and a new one takes its place."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions.end_unified_answer import end_unified_answer
from hotline.workorders.actions.publish_unified_answer import publish_unified_answer
from hotline.workorders.models import UnifiedAnswer


class Content(TypedDict):
    """What the new one says, and when."""

    title: str
    text: str
    starts_on: date
    ends_on: date
    topic_code: NotRequired[str]
    keywords: NotRequired[Sequence[str]]


def revise_unified_answer(
    *, answer_id: int, reason: str, by: Visitor, now: datetime, **content: Unpack[Content]
) -> UnifiedAnswer:
    """Put a new text in the old one's place; orders answered before keep the old text.

    Raises:
        NoSuchAnswer: there is none, or it has ended.
        Incomplete: nobody says why, or the new one lacks something.

    """
    with writing():
        end_unified_answer(answer_id=answer_id, reason=reason, by=by, now=now)
        return publish_unified_answer(**content, by=by, now=now)
