"""Ask for something to be entered (下达录入要求), with its clock (KB-03)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.knowledge.errors import RequestInvalid
from hotline.knowledge.models import EntryRequest
from hotline.knowledge.register_events import EntryAsked
from hotline.knowledge.rules.form import MAX_BODY, MAX_TITLE
from hotline.knowledge.rules.requests import LIMIT, RequestState
from hotline.organizations.queries import get_department
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date


def ask_entry(
    *, title: str, content: str, department_id: int | None, by: Visitor, now: datetime
) -> EntryRequest:
    """Start the clock by the limit in force today; the promise stays as it is made.

    Raises:
        RequestInvalid: the title is missing, or a text too long.
        NoPolicyInForce: the city has no limit for it.
        UnknownDepartment: there is no such department.

    """
    if not title.strip() or len(title) > MAX_TITLE:
        raise RequestInvalid.in_fields({"title": f"请填写事项，不超过 {MAX_TITLE} 字。"})
    if len(content) > MAX_BODY:
        raise RequestInvalid.in_fields({"content": f"要求内容不能超过 {MAX_BODY} 字。"})
    with writing():
        limit = get_limit(LIMIT, local_date(now))
        request = EntryRequest.objects.create(
            title=title,
            content=content,
            department=get_department(department_id) if department_id else None,
            state=RequestState.OPEN,
            requested_at=now,
            requested_by_id=by.actor_id,
            requested_by_label=by.actor_label[:80],
            limit_version=limit.version,
            wording=limit.label,
            due_at=limit.due_at(now),
        )
        happening = EntryAsked(title=title, due_at=request.due_at.isoformat())
        record(happening, subject_id=request.pk, by=by, now=now, correlation_id=None)
    return request
