"""Write a notice template (编写通知模板): the draft of its next version."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Forbidden
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.text import clean_text
from hotline.messaging.models import NoticeTemplate
from hotline.messaging.notice_errors import NoTemplate, TemplateInvalid
from hotline.messaging.notice_events import NoticeTemplateSaved
from hotline.messaging.permissions import WRITE_NOTICES
from hotline.messaging.rules.notices import Purpose, TemplateState
from hotline.messaging.rules.wording import template_fault


def save_notice_template(
    *, name: str, channel: str, text: str, by: Visitor, now: datetime
) -> NoticeTemplate:
    """Keep the draft; what is in force stays so until it is published.

    Raises:
        Forbidden: the visitor does not write notices.
        NoTemplate: there is no such template.
        TemplateInvalid: the text uses a placeholder nobody fills in, or lacks one it needs.

    """
    if not by.has(WRITE_NOTICES):
        msg = "通知模板由班长和管理员维护。"
        raise Forbidden(msg)
    cleaned = str(clean_text(text))
    with writing():
        versions = NoticeTemplate.objects.select_for_update().filter(name=name, channel=channel)
        newest = versions.order_by("-version").first()
        if newest is None:
            msg = "没有这个通知模板。"
            raise NoTemplate(msg)
        fault = template_fault(cleaned, Purpose(newest.purpose), newest.values)
        if fault:
            raise TemplateInvalid(fault, fields={"text": fault})
        draft = newest if newest.state == TemplateState.DRAFT else _next(newest)
        draft.text = cleaned
        draft.written_at, draft.written_by_label = now, by.actor_label[:80]
        draft.save()
        record(
            NoticeTemplateSaved(name=name, channel=channel, version=draft.version),
            subject_id=f"{name}/{channel}",
            by=by,
            now=now,
            correlation_id=None,
        )
    return draft


def _next(newest: NoticeTemplate) -> NoticeTemplate:
    return NoticeTemplate(
        name=newest.name,
        label=newest.label,
        channel=newest.channel,
        purpose=newest.purpose,
        values=newest.values,
        version=newest.version + 1,
        state=TemplateState.DRAFT,
    )
