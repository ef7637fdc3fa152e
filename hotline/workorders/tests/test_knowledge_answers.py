"""What the knowledge base answers is not dispatched, and unified answers stand in its search."""

from datetime import timedelta

import pytest

from hotline.knowledge.actions.index_articles import index_articles
from hotline.knowledge.tests.articles import published
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions.publish_unified_answer import publish_unified_answer
from hotline.workorders.knowledge_answers import KnowledgeAnswers
from hotline.workorders.rules.shield.draft import Draft
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def test_unified_answers_stand_in_the_same_list(cast: Cast) -> None:
    day = local_date(NOW)
    publish_unified_answer(
        title="台风期间停水",
        text="正在抢修，预计明早恢复。",
        keywords=["停水"],
        starts_on=day,
        ends_on=day + timedelta(days=3),
        by=cast.li_qiang,
        now=NOW,
    )
    seen = Door(cast.wang_fang).get("/knowledge/search", q="我家停水了怎么办")[1]
    assert [(each["kind_label"], each["passage"]) for each in seen["items"]] == [
        ("统一答复", "正在抢修，预计明早恢复。")
    ]


def test_an_inquiry_that_an_article_answers_is_not_dispatched(cast: Cast) -> None:
    article = published(cast)
    index_articles()
    inquiry = Draft(
        place="", event="请问我们小区的路灯坏了找谁修", demand="", appeal_type="inquiry"
    )
    (found,) = KnowledgeAnswers().find_answers(inquiry)
    assert (found.id, found.because) == (str(article.pk), "问的是“路灯坏了找谁”")
    help_wanted = Draft(place="", event=inquiry.event, demand="", appeal_type="help")
    assert KnowledgeAnswers().find_answers(help_wanted) == ()
