"""A closed order becomes a draft of the knowledge base, with no number of anybody in it."""

import pytest

from hotline.core.guarded import writing
from hotline.knowledge.models import ArticleVersion
from hotline.workorders.models import Result, WorkOrder
from hotline.workorders.tests.orders import handled
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def _closed(cast: Cast) -> WorkOrder:
    order = handled(cast)
    with writing():
        Result.objects.filter(order=order).update(outcome="已修复，已致电 13907551234 告知。")
        WorkOrder.objects.filter(pk=order.pk).update(
            state="closed", closing="solved", closed_at=NOW
        )
    return order


def test_a_closed_order_begins_a_draft_for_its_keeper(cast: Cast) -> None:
    order = _closed(cast)
    path = f"/work-orders/{order.number}/article"
    status, made = Door(cast.zhao_min).post(path)
    assert status == 200, made
    version = ArticleVersion.objects.get(article_id=made["article_id"])
    assert (version.state, version.origin, version.is_public) == ("draft", "order", False)
    assert "139****1234" in version.body
    assert (version.article.department_id, version.article.order_numbers) == (
        cast.urban.pk,
        [order.number],
    )
    status, made = Door(cast.wang_fang).post(path)
    assert ArticleVersion.objects.get(article_id=made["article_id"]).article.department is None


def test_others_and_open_orders_are_refused(cast: Cast) -> None:
    order = _closed(cast)
    path = f"/work-orders/{order.number}/article"
    assert Door(cast.sun_wei).post(path)[0] == 404
    assert Door(cast.zheng_jie).post(path)[0] == 403
    assert Door().post(path)[0] == 401
    with writing():
        WorkOrder.objects.filter(pk=order.pk).update(state="handled", closing="", closed_at=None)
    assert Door(cast.wang_fang).post(path)[0] == 409
    assert not ArticleVersion.objects.exists()
