"""Publish a notice template (发布通知模板): its draft is in force from now on."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Forbidden
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.models import NoticeTemplate
from hotline.messaging.notice_errors import NothingToPublish
from hotline.messaging.notice_events import NoticeTemplatePublished
from hotline.messaging.permissions import WRITE_NOTICES
from hotline.messaging.rules.notices import TemplateState


def publish_notice_template(
    *, name: str, channel: str, seen_text: str, by: Visitor, now: datetime
) -> NoticeTemplate:
    """Put the draft into force, as it was seen; notices already written stay as they are.

    Raises:
        Forbidden: the visitor does not write notices.
        NothingToPublish: there is no draft, or somebody changed it meanwhile.

    """
    if not by.has(WRITE_NOTICES):
        msg = "通知模板由班长和管理员维护。"
        raise Forbidden(msg)
    with writing():
        draft = (
            NoticeTemplate.objects.select_for_update()
            .filter(name=name, channel=channel, state=TemplateState.DRAFT)
            .first()
        )
        if draft is None:
            msg = "没有待发布的草稿。"
            raise NothingToPublish(msg)
        if draft.text != seen_text:
            msg = f"草稿已由{draft.written_by_label}改动，请看过再发布。"
            raise NothingToPublish(msg)
        draft.state = TemplateState.PUBLISHED
        draft.published_at, draft.published_by_label = now, by.actor_label[:80]
        draft.save()
        record(
            NoticeTemplatePublished(name=name, channel=channel, version=draft.version),
            subject_id=f"{name}/{channel}",
            by=by,
            now=now,
            correlation_id=None,
        )
    return draft
