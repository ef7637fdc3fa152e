"""The doors a gateway knocks at: messages of citizens, and reports of ours."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.accounts.guard import Public
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.core.errors import Invalid, NotFound
from hotline.core.guarded import writing
from hotline.messaging.channels.sms.inbound import take_message, take_report
from hotline.messaging.channels.sms.pushes import Pushed, check_signature, read_items
from hotline.messaging.channels.sms.settings import PushSettings
from hotline.messaging.services import account_knocked_at

router = Router(tags=["短信网关"])
_MISSING = "没有这个短信账号。"
_OF_GATEWAY = Public("the gateway signs what it sends")


@router.post("/channels/sms/{account}/messages", auth=_OF_GATEWAY, include_in_schema=False)
def messages(request: HttpRequest, account: str) -> HttpResponse:
    """Take messages of citizens; the gateway's id makes each of them one."""
    push, items = _read(request, account)
    if any(not each.phone or not each.text for each in items):
        msg = "上行短信缺少号码或内容。"
        raise Invalid(msg)
    for each in items:
        take_message(
            account=account,
            external_id=each.external_id,
            phone=each.phone,
            text=each.text,
            now=now(),
        )
    return HttpResponse(push.reply, content_type="application/json")


@router.post("/channels/sms/{account}/reports", auth=_OF_GATEWAY, include_in_schema=False)
def reports(request: HttpRequest, account: str) -> HttpResponse:
    """Take reports of what became of ours."""
    push, items = _read(request, account)
    with writing():
        for each in items:
            take_report(account=account, external_id=each.external_id, status=each.status)
    return HttpResponse(push.reply, content_type="application/json")


def _read(request: HttpRequest, account: str) -> tuple[PushSettings, list[Pushed]]:
    push: PushSettings | None = account_knocked_at(Channel.SMS, account, missing=_MISSING).push
    if push is None:
        raise NotFound(_MISSING)
    check_signature(push, request.headers, request.body)
    return push, read_items(push, request.headers.get("Content-Type", ""), request.body)
