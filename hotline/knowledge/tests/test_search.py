"""Searching articles: words, sound, synonyms, places; rights; what is told is quoted."""

from typing import Any

import pytest

from hotline.accounts.visitor import Visitor
from hotline.knowledge.actions.index_articles import index_again, index_articles
from hotline.knowledge.actions.keep import withdraw
from hotline.knowledge.models import Article
from hotline.knowledge.queries import public_articles, readable_articles
from hotline.knowledge.rules.search.asking import Why
from hotline.knowledge.search_queries import Hit, search
from hotline.knowledge.tests.articles import published
from hotline.reference.rules.calendar import local_date
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db

FUND: dict[str, Any] = {
    "title": "住房公积金提取条件",
    "body": "租房、购房可以提取。\n离职半年未重新就业的，凭身份证到公积金管理中心窗口办理。",
    "questions": [],
    "keywords": ["公积金"],
}


def found(text: str, visitor: Visitor) -> list[Hit]:
    return search(text, readable_articles(visitor, local_date(NOW)))


@pytest.fixture
def fund(cast: Cast) -> Article:
    published(cast)
    article = published(cast, **FUND)
    index_articles()
    return article


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("离职后公积金怎么提取", Why.WORDS),
        ("gongjijin", Why.PINYIN),
        ("gjj", Why.INITIALS),
        ("公基金提取", Why.PINYIN),
        ("住房基金", Why.SYNONYM),
    ],
)
def test_an_article_is_found_however_it_is_typed(
    cast: Cast, fund: Article, text: str, why: Why
) -> None:
    best = found(text, cast.wang_fang)[0]
    assert best.article == fund
    assert best.why == why


@pytest.mark.usefixtures("fund")
def test_the_passage_is_quoted_as_it_stands(cast: Cast) -> None:
    best = found("离职半年没有就业，身份证去哪个窗口办理", cast.wang_fang)[0]
    assert best.passage in FUND["body"]
    assert "离职半年" in best.passage


@pytest.mark.usefixtures("fund")
def test_nothing_is_found_for_what_no_article_says(cast: Cast) -> None:
    assert not any(each.is_sure for each in found("宠物狗上牌照在哪里办", cast.wang_fang))
    assert found("？！", cast.wang_fang) == []


def test_what_may_not_be_read_is_not_found(cast: Cast) -> None:
    article = published(cast, is_common=False, **FUND)
    index_articles()
    assert [each.article for each in found("公积金提取", cast.wang_fang)] == [article]
    assert found("公积金提取", cast.zhao_min) == []
    assert search("公积金提取", public_articles(local_date(NOW))) == []


def test_a_withdrawn_article_is_gone_at_once(cast: Cast, fund: Article) -> None:
    withdraw(article_id=fund.pk, reason="政策已废止", by=cast.wu_qian, now=NOW)
    assert all(each.article != fund for each in found("公积金提取", cast.wang_fang))


@pytest.mark.usefixtures("fund")
def test_the_index_can_be_made_again(cast: Cast) -> None:
    before = found("公积金提取", cast.wang_fang)
    assert index_again() == 2
    after = found("公积金提取", cast.wang_fang)
    assert [(each.article, each.passage) for each in after] == [
        (each.article, each.passage) for each in before
    ]
    assert index_articles() == 0
