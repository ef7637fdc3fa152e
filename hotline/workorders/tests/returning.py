"""Send orders to and fro, rule on them, and keep routing rules, the way people do."""

from datetime import date, timedelta
from typing import Any

from hotline.accounts.visitor import Visitor
from hotline.workorders.actions._ruling_rules import Reach
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.publish_routing_rule import publish_routing_rule
from hotline.workorders.actions.rule_on_return import rule_on_return
from hotline.workorders.actions.save_routing_draft import save_routing_draft
from hotline.workorders.actions.send_back import send_back
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.rules.routing_content import RuleContent
from hotline.workorders.tests.orders import BASIS, REASON, asked_back, later, upload
from tests.cast import NOW, Cast

TODAY = date(2026, 11, 24)
RULED = "路灯属城市照明设施，应由城管局维护。"
RULED_BY = "《城市照明管理规定》第四条"


def a_reach(**changes: Any) -> Reach:
    """Return a ruling's reach: the district, for ninety days."""
    usual: dict[str, Any] = {"ends_on": TODAY + timedelta(days=90)}
    return Reach(**(usual | changes))


def ruled(cast: Cast, order: WorkOrder, department_id: int, **changes: Any) -> WorkOrder:
    """Let 李强 rule on an order asked back, twenty minutes in."""
    usual: dict[str, Any] = {
        "reason": RULED,
        "legal_basis": RULED_BY,
        "reach": a_reach(),
        "now": later(order, 20),
        "by": cast.li_qiang,
    }
    return rule_on_return(number=order.number, department_id=department_id, **(usual | changes))


def ask_back(
    order: WorkOrder, by: Visitor, minute: int, content: bytes = b"%PDF-1.7\n" + bytes(64)
) -> WorkOrder:
    """Let a department ask to send an order back."""
    return send_back(
        number=order.number,
        reason=REASON,
        legal_basis=BASIS,
        attachment_ids=[upload(by, content=content)],
        by=by,
        now=later(order, minute),
    )


def bounced(cast: Cast, **changes: Any) -> WorkOrder:
    """Return an order 城管局 sent back, that 水务局 asks to send back too."""
    order = asked_back(cast, **changes)
    approve_send_back(
        number=order.number,
        comment="转水务局。",
        department_id=cast.water.pk,
        by=cast.li_qiang,
        now=later(order, 15),
    )
    return ask_back(order, cast.sun_wei, 18)


def a_content(cast: Cast, **changes: Any) -> RuleContent:
    """Return a rule that sends the cast's topic to 水务局."""
    usual: dict[str, Any] = {
        "topic_code": cast.topic.code,
        "department_id": cast.water.pk,
        "because": "职责清单第三条",
        "starts_on": TODAY,
    }
    return RuleContent(**(usual | changes))


def drafted(cast: Cast, *, key: str = "", seen: int = 0, **changes: Any) -> RoutingRule:
    """Return a draft 李强 wrote."""
    return save_routing_draft(
        key=key, seen_version=seen, content=a_content(cast, **changes), by=cast.li_qiang, now=NOW
    )


def published(cast: Cast, *, key: str = "", seen: int = 0, **changes: Any) -> RoutingRule:
    """Return a rule 李强 published."""
    row = drafted(cast, key=key, seen=seen, **changes)
    return publish_routing_rule(
        key=row.key, version=row.version, note="按职责清单。", by=cast.li_qiang, now=NOW
    )
