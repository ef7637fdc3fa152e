"""Searching by meaning: what shares no word is found, within rights, also when it is new."""

from typing import Any

import numpy as np
import pytest

from hotline.intelligence import embeddings
from hotline.intelligence.embeddings import Vectors
from hotline.knowledge import search_meaning
from hotline.knowledge.actions import arrange_meaning as arranging
from hotline.knowledge.actions import index_articles as indexing
from hotline.knowledge.actions import learn_meaning as learning
from hotline.knowledge.actions.keep import withdraw
from hotline.knowledge.models import SearchFrame
from hotline.knowledge.queries import public_articles, readable_articles
from hotline.knowledge.rules.search.asking import Why
from hotline.knowledge.search_queries import search
from hotline.knowledge.tests.articles import published
from hotline.reference.rules.calendar import local_date
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
_SENSES = ("公积金|离职|住房", "宠物|犬|狗", "路灯|照明", "停车|泊位")
_DOG: dict[str, Any] = {
    "title": "养犬登记",
    "body": "携犬只免疫证明到派出所登记。",
    "questions": [],
}


def _vectors(texts: list[str], *, kind: str) -> Vectors:
    """Stand in for a model: one direction to each sense, the side of the texts, and noise."""
    rows = []
    for text in texts:
        noise = np.random.default_rng(sum(map(ord, text))).normal(scale=0.05, size=8)
        for at, words in enumerate(_SENSES):
            noise[at] += sum(text.count(word) for word in words.split("|"))
        noise[7] += 1.0 if kind == "query" else -1.0
        rows.append((noise / np.linalg.norm(noise)).tolist())
    return Vectors(rows, "senses", 8)


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in (embeddings, arranging, indexing, learning, search_meaning):
        for name, stand_in in (("embed_with_model", _vectors), ("model_name", lambda: "senses")):
            if hasattr(each, name):
                monkeypatch.setattr(each, name, stand_in)


def _arranged() -> None:
    indexing.index_articles()
    assert indexing.add_vectors() > 0
    arranging.arrange_meaning(now=NOW)


def test_what_shares_no_word_is_found_by_meaning_within_rights(cast: Cast) -> None:
    published(cast)
    dog = published(cast, is_common=False, **_DOG)
    _arranged()
    today = local_date(NOW)
    found = search("我家宠物要上牌照吗", readable_articles(cast.wang_fang, today))
    assert (found[0].article, found[0].why) == (dog, Why.MEANING)
    assert found[0].passage == _DOG["body"]
    assert search("我家宠物要上牌照吗", public_articles(today)) == []
    withdraw(article_id=dog.pk, reason="废止", by=cast.wu_qian, now=NOW)
    again = search("我家宠物要上牌照吗", readable_articles(cast.wang_fang, today))
    assert all(each.article != dog for each in again)


def test_a_new_article_is_put_beside_those_arranged(cast: Cast) -> None:
    published(cast)
    _arranged()
    dog = published(cast, **_DOG)
    indexing.index_articles()
    assert indexing.add_vectors() == 1
    today = local_date(NOW)
    found = search("我家宠物要上牌照吗", readable_articles(cast.wang_fang, today))
    assert found[0].article == dog
    arranging.arrange_meaning(now=NOW)
    frame = SearchFrame.objects.get()
    assert frame.learnt_from == 0
    found = search("我家宠物要上牌照吗", readable_articles(cast.wang_fang, today))
    assert found[0].article == dog
