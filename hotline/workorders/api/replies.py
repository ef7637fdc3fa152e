"""The doors that look at a reply while it is being written: rules at once, a model when asked."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.api.reply_schemas import (
    ElementView,
    ReplyAdviceView,
    ReplyCheckBody,
    ReplyCheckView,
)
from hotline.workorders.api.routing import router
from hotline.workorders.api.shield_present import finding_view
from hotline.workorders.permissions import VERBS
from hotline.workorders.queries import get_order
from hotline.workorders.reply_advising import advise_reply
from hotline.workorders.reply_checking import check_reply
from hotline.workorders.rules.reply.door import REPLY_SEVERITY_LABELS
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.shield_city import city_tables


@router.post("/work-orders/{number}/check_reply", auth=Requires(VERBS[Verb.SUBMIT_RESULT]))
def check(request: HttpRequest, number: str, body: ReplyCheckBody) -> ReplyCheckView:
    """Say what a reply still lacks, and how to mend it; nothing is kept."""
    visitor = visitor_of(request)
    found, listed = check_reply(
        get_order(number, visitor),
        body.to_draft(),
        attachment_ids=body.attachment_ids,
        visitor=visitor,
        now=now(),
    )
    tables = city_tables()
    return ReplyCheckView(
        findings=[finding_view(each, tables, labels=REPLY_SEVERITY_LABELS) for each in found],
        elements=[
            ElementView(code=each.code, label=each.label, field=each.field, is_there=each.is_there)
            for each in listed
        ],
        is_blocked=any(each.severity == "blocks" for each in found),
    )


@router.post("/work-orders/{number}/advise_reply", auth=Requires(VERBS[Verb.SUBMIT_RESULT]))
def advise(request: HttpRequest, number: str, body: ReplyCheckBody) -> ReplyAdviceView:
    """Let the site's model look too; without one nothing is added. Nothing is kept of it."""
    visitor = visitor_of(request)
    found = advise_reply(get_order(number, visitor), body.to_draft(), visitor=visitor, now=now())
    tables = city_tables()
    return ReplyAdviceView(
        findings=[
            finding_view(each, tables, labels=REPLY_SEVERITY_LABELS) for each in found.findings
        ],
        label=found.label,
    )
