"""Search calls and look at one (通话查询)."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_visitors
from hotline.telephony.api.call_schemas import (
    CallChoicesOut,
    CallOperatorOut,
    CallPage,
    CallRow,
    CallSearchBody,
)
from hotline.telephony.api.call_views import call_rows
from hotline.telephony.api.policy_schemas import NamedOut
from hotline.telephony.call_queries import OUTCOMES, get_visible_call, search_calls
from hotline.telephony.permissions import LISTEN_ALL, LISTEN_OWN, TAKE_CALLS
from hotline.telephony.policy_queries import contents

router = Router(tags=["telephony-calls"])


@router.post("/calls/search", auth=Requires(LISTEN_OWN))
def post_search(request: HttpRequest, body: CallSearchBody) -> CallPage:
    """Search calls, newest first; operators see their own, who may hear all see all."""
    search, visitor = body.to_search(), visitor_of(request)
    calls, more = search_calls(search, visitor=visitor, cursor=body.cursor)
    return CallPage(items=call_rows(calls), next_cursor=more)


@router.get("/calls/choices", auth=Requires(LISTEN_OWN))
def get_call_choices(request: HttpRequest) -> CallChoicesOut:
    """Return what the filters offer."""
    sees_all = visitor_of(request).has(LISTEN_ALL)
    people = [each for each in list_visitors() if each.has(TAKE_CALLS)] if sees_all else []
    return CallChoicesOut(
        sees_all=sees_all,
        operators=[CallOperatorOut(id=each.user_id, name=each.display_name) for each in people],
        queues=[NamedOut(name=each["name"], label=each["label"]) for each in contents("queue")],
        outcomes=[NamedOut(name=name, label=label) for name, label in OUTCOMES.items()],
    )


@router.get("/calls/{uuid:call_id}", auth=Requires(LISTEN_OWN))
def get_one_call(request: HttpRequest, call_id: UUID) -> CallRow:
    """Return one call."""
    return call_rows([get_visible_call(call_id, visitor=visitor_of(request))])[0]
