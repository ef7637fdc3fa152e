"""The search's door: quoted answers, unified answers beside them, gaps."""

import pytest

from hotline.knowledge.actions.index_articles import index_articles
from hotline.knowledge.models import Gap
from hotline.knowledge.rules.search.likeness import held_heading
from hotline.knowledge.tests.articles import published
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def test_answers_are_quoted_with_why_they_were_found(cast: Cast) -> None:
    article = published(cast)
    assert article.published is not None
    index_articles()
    status, seen = Door(cast.wang_fang).get("/knowledge/search", q="路灯坏了找谁")
    assert status == 200, seen
    (item,) = seen["items"]
    assert (item["kind"], item["id"], item["why"]) == ("article", str(article.pk), "文字")
    assert item["passage"] in article.published.body
    assert (item["is_sure"], seen["is_gap"]) == (True, False)


def test_a_gap_is_kept_only_of_what_somebody_asked_for(cast: Cast) -> None:
    published(cast)
    index_articles()
    door = Door(cast.wang_fang)
    assert door.get("/knowledge/search", q="宠物狗上牌")[1]["is_gap"]
    assert not Gap.objects.exists()
    door.get("/knowledge/search", q="宠物狗上牌", is_asked=True)
    assert Gap.objects.get().words == "宠物狗上牌"


def test_hints_are_only_what_is_sure(cast: Cast) -> None:
    published(cast)
    index_articles()
    door = Door(cast.wang_fang)
    assert door.get("/knowledge/search", q="灯光秀几点开始", is_sure=True)[1]["items"] == []


def test_a_heading_of_one_word_asks_nothing() -> None:
    assert held_heading("公积金提取条件是什么", ["公积金"]) is None
    assert held_heading("公积金提取条件是什么", ["公积金提取条件"]) == "公积金提取条件"
