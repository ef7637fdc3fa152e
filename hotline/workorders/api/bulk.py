"""The doors of acting on many orders at once (批量操作)."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.workorders.actions.act_in_bulk import BulkAct, act_in_bulk, preview_in_bulk
from hotline.workorders.api.bodies import Body, ShortText
from hotline.workorders.api.routing import router
from hotline.workorders.list_permissions import ACT_IN_BULK
from hotline.workorders.rules.bulk import MOST_ORDERS, Outcome
from hotline.workorders.rules.workflow import Verb


class BulkBody(Body):
    """Which orders, which verb, and its words."""

    numbers: Annotated[
        list[Annotated[Text, Field(max_length=20)]], Field(min_length=1, max_length=MOST_ORDERS)
    ]
    verb: Verb
    text: ShortText = ""
    department_id: int | None = None
    answer_id: int | None = None
    shield_reason: ShortText = ""

    def to_act(self) -> BulkAct:
        """Return it as the action knows it."""
        return BulkAct(**self.model_dump(exclude={"numbers"}))


class OutcomeView(Schema):
    """What became, or would become, of one order."""

    number: str
    is_done: bool
    state_label: str
    code: str
    sentence: str


@router.post("/bulk-acts/preview", auth=Requires(ACT_IN_BULK))
def post_preview(request: HttpRequest, body: BulkBody) -> list[OutcomeView]:
    """Say what would become of each order; nothing is changed."""
    found = preview_in_bulk(body.to_act(), body.numbers, by=visitor_of(request), now=now())
    return [_view(each) for each in found]


@router.post("/bulk-acts", auth=Requires(ACT_IN_BULK))
def post_bulk_act(request: HttpRequest, body: BulkBody) -> list[OutcomeView]:
    """Carry the verb out on each order; one refusal never stops the rest."""
    found = act_in_bulk(body.to_act(), body.numbers, by=visitor_of(request), now=now())
    return [_view(each) for each in found]


def _view(each: Outcome) -> OutcomeView:
    return OutcomeView(
        number=each.number,
        is_done=each.is_done,
        state_label=each.state_label,
        code=each.code,
        sentence=each.sentence,
    )
