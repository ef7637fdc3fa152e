"""Make a closed order a draft of the knowledge base (转为知识, KB-05): its numbers are hidden."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.numbers_in_text import hide_numbers
from hotline.knowledge.actions.write import begin_article
from hotline.knowledge.models import ArticleVersion
from hotline.knowledge.permissions import is_of_hotline
from hotline.knowledge.rules.form import MAX_BODY, Content
from hotline.knowledge.rules.versions import Origin
from hotline.workorders.errors import NotNow
from hotline.workorders.models import Result, WorkOrder
from hotline.workorders.queries import get_order
from hotline.workorders.rules.workflow import State

_REMIND = "由工单转入：请改写成通用说法，删去当事人、门牌等个人信息，补来源和复核日期。"


def make_article(*, number: str, by: Visitor, now: datetime) -> ArticleVersion:
    """Begin a draft with what the department did and what came of it; nothing is published.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.
        NotNow: it is not closed, or no department has handled it.

    """
    order = get_order(number, by)
    result = order.results.order_by("-pk").first()
    if order.state != State.CLOSED or result is None:
        msg = "工单结案且有办理结果后，才能转为知识。"
        raise NotNow(msg)
    keeper = None if is_of_hotline(by) else order.department_id
    return begin_article(
        content=_content(order, result),
        department_id=keeper,
        by=by,
        now=now,
        origin=Origin.ORDER,
        order_number=order.number,
    )


def _content(order: WorkOrder, result: Result) -> Content:
    said = f"{result.outcome}\n\n办理过程：{result.process}"
    return Content(
        title=f"{order.topic.name}：",
        body=hide_numbers(said)[:MAX_BODY],
        topic_code=order.topic.code,
        sources=[f"{result.unit}办理结果"],
        is_common=False,
        change_note=_REMIND,
    )
