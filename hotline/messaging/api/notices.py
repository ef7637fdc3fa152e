"""The doors of notices to citizens (市民通知): templates, what was sent, what it cost."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.core.cursors import number_in
from hotline.messaging.actions.publish_notice_template import publish_notice_template
from hotline.messaging.actions.save_notice_template import save_notice_template
from hotline.messaging.api import notice_schemas as out
from hotline.messaging.api.notice_views import (
    meter_of,
    notice_of,
    preview_of,
    template_of,
    version_of,
)
from hotline.messaging.notice_queries import (
    NoticeFilter,
    list_notices,
    list_templates,
    list_versions,
)
from hotline.messaging.permissions import SEE_CHANNELS, WRITE_NOTICES
from hotline.messaging.rules.wording import MAX_TEMPLATE

router = Router(tags=["notices to citizens"])
_TEMPLATE = "/notice-templates/{name}/{channel}"


@router.get("/notice-templates", auth=Requires(SEE_CHANNELS))
def get_templates(request: HttpRequest) -> out.NoticeTemplatesView:
    """List every template with what is in force and what is being written."""
    return out.NoticeTemplatesView(
        templates=[template_of(published, draft) for published, draft in list_templates()],
        can_write=visitor_of(request).has(WRITE_NOTICES),
        longest=MAX_TEMPLATE,
    )


@router.get(f"{_TEMPLATE}/versions", auth=Requires(SEE_CHANNELS))
def get_versions(request: HttpRequest, name: str, channel: Channel) -> list[out.NoticeVersionView]:
    """List the versions of a template, newest first."""
    del request
    return [version_of(each) for each in list_versions(name, channel)]


@router.post(f"{_TEMPLATE}/preview", auth=Requires(SEE_CHANNELS))
def post_preview(
    request: HttpRequest, name: str, channel: Channel, body: out.NoticeTextBody
) -> out.NoticePreviewView:
    """Word a text with examples, as it would be sent, without keeping it."""
    del request
    return preview_of(list_versions(name, channel)[0], body.text)


@router.post(f"{_TEMPLATE}/save", auth=Requires(WRITE_NOTICES))
def post_save(
    request: HttpRequest, name: str, channel: Channel, body: out.NoticeTextBody
) -> out.NoticeVersionView:
    """Keep a draft (保存草稿)."""
    visitor = visitor_of(request)
    draft = save_notice_template(name=name, channel=channel, text=body.text, by=visitor, now=now())
    return version_of(draft)


@router.post(f"{_TEMPLATE}/publish", auth=Requires(WRITE_NOTICES))
def post_publish(
    request: HttpRequest, name: str, channel: Channel, body: out.NoticeTextBody
) -> out.NoticeVersionView:
    """Put the draft into force (发布), as the visitor saw it."""
    visitor = visitor_of(request)
    published = publish_notice_template(
        name=name, channel=channel, seen_text=body.text, by=visitor, now=now()
    )
    return version_of(published)


@router.post("/citizen-notices/search", auth=Requires(SEE_CHANNELS))
def post_search(request: HttpRequest, body: out.NoticeSearchBody) -> out.CitizenNoticePage:
    """List notices (发送记录), newest first, by state, purpose, order or number."""
    del request
    wanted = NoticeFilter(
        state=body.state, purpose=body.purpose, reference=body.reference, phone=body.phone
    )
    before = number_in(body.cursor) if body.cursor else 0
    rows, next_cursor = list_notices(wanted, before=before)
    return out.CitizenNoticePage(rows=[notice_of(each) for each in rows], next_cursor=next_cursor)


@router.get("/notice-meter", auth=Requires(SEE_CHANNELS))
def get_meter(request: HttpRequest) -> out.NoticeMeterView:
    """Show what notices cost (费用计量)."""
    del request
    return meter_of(now())
