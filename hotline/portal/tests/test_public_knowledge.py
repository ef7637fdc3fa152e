"""Citizens read what is published, public and valid, and nothing about who wrote it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hotline.core.models import Event
from hotline.knowledge.actions.add_file import add_file
from hotline.knowledge.actions.index_articles import index_articles
from hotline.knowledge.actions.keep import withdraw
from hotline.knowledge.actions.review import publish
from hotline.knowledge.actions.submit import submit
from hotline.knowledge.models import Gap
from hotline.knowledge.tests.articles import drafted, published, submitted
from hotline.knowledge.tests.files import a_pdf
from hotline.portal.rules.limits import LIMITS, Limit, Use
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def test_only_public_valid_articles_are_found_and_read(cast: Cast) -> None:
    shown = published(cast, is_public=True)
    hidden = [
        published(cast, title="路灯内部口径").pk,
        published(cast, title="路灯将来", is_public=True, starts_on=date(2026, 12, 1)).pk,
        submitted(cast.wang_fang, title="路灯待审", is_public=True).article_id,
    ]
    index_articles()
    door = Door()
    status, page = door.get("/portal/knowledge", q="路灯不亮")
    assert status == 200
    assert [each["id"] for each in page["items"]] == [shown.pk]
    status, seen = door.get(f"/portal/knowledge/{shown.pk}")
    assert (status, seen["checked_on"]) == (200, "2026-11-24")
    for word in ("王芳", "吴倩", "order", "written", "review"):
        assert word not in str(seen)
    assert [door.get(f"/portal/knowledge/{each}")[0] for each in hidden] == [404] * 3
    withdraw(article_id=shown.pk, reason="废止", by=cast.wu_qian, now=NOW)
    assert door.get(f"/portal/knowledge/{shown.pk}")[0] == 404
    assert door.get("/portal/knowledge")[1]["items"] == []


def test_a_file_is_given_with_a_public_article_only(cast: Cast) -> None:
    content = a_pdf("办理须知")
    version = drafted(cast.wang_fang, is_public=True)
    ident = version.article_id
    file = add_file(article_id=ident, name="须知.pdf", content=content, by=cast.wang_fang, now=NOW)
    door = Door()
    path = f"/api/portal/knowledge-files/{file.pk}"
    assert door.client.get(path).status_code == 404
    submit(article_id=ident, by=cast.wang_fang, now=NOW)
    publish(article_id=ident, number=1, by=cast.wu_qian, now=NOW)
    answer = door.client.get(path)
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]  # it streams
    assert door.get(f"/portal/knowledge-files/{uuid4()}")[0] == 404


def test_what_citizens_do_not_find_is_counted_without_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(cast, is_public=True)
    index_articles()
    monkeypatch.setitem(LIMITS, Use.GAP, Limit(timedelta(hours=1), per_address=2))
    door = Door()
    asked = ("路灯不亮", "宠物狗上牌", "宠物狗上牌", "海水浴场开放")
    for each in asked:
        assert door.get("/portal/knowledge", q=each)[0] == 200
    gap = Gap.objects.get()
    assert (gap.words, gap.asked, gap.asked_by_citizens) == ("宠物狗上牌", 0, 2)
    assert not Event.objects.filter(actor_label__contains="市民").exists()
