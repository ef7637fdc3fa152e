"""The door from a closed order to the knowledge base."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.knowledge.permissions import WRITE_KNOWLEDGE
from hotline.workorders.actions.make_article import make_article
from hotline.workorders.api.routing import router


class MadeArticleView(Schema):
    """The article whose draft was begun."""

    article_id: int


@router.post("/work-orders/{number}/article", auth=Requires(WRITE_KNOWLEDGE))
def post_article_of_order(request: HttpRequest, number: str) -> MadeArticleView:
    """Begin a draft of the knowledge base from a closed order."""
    version = make_article(number=number, by=visitor_of(request), now=now())
    return MadeArticleView(article_id=version.article_id)
