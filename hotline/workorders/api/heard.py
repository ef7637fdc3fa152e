"""The door that drafts an order from a conversation; it keeps nothing."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.api.heard_schemas import HeardView, HeardWordsBody
from hotline.workorders.api.heard_views import heard_view
from hotline.workorders.api.routing import router
from hotline.workorders.drafting import draft_heard
from hotline.workorders.permissions import REGISTER


@router.post("/heard-drafts", auth=Requires(REGISTER))
def draft_from_words(request: HttpRequest, body: HeardWordsBody) -> HeardView:
    """Draft from turns or pasted text: every field quotes its words, nothing is saved."""
    turns = body.to_turns()
    heard, label = draft_heard(turns, by=visitor_of(request), now=body.at or now())
    return heard_view(turns, heard, label)
