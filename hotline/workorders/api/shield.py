"""The doors of the shield (派单前体检): an order before dispatch, and text still being typed."""

from django.http import HttpRequest
from ninja import Query

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.organizations.queries import get_department
from hotline.workorders.api.routing import router
from hotline.workorders.api.shield_present import finding_view
from hotline.workorders.api.shield_schemas import PreviewBody, ShieldQuery, ShieldView
from hotline.workorders.permissions import SHIELD
from hotline.workorders.queries import get_order
from hotline.workorders.rules.shield.finding import Finding
from hotline.workorders.shield_city import city_tables
from hotline.workorders.shielding import examine_draft, examine_order, overridden_codes


@router.get("/work-orders/{number}/shield", auth=Requires(SHIELD))
def get_shield(request: HttpRequest, number: str, query: Query[ShieldQuery]) -> ShieldView:
    """Examine an order, were it to go to this department."""
    order = get_order(number, visitor_of(request))
    department = get_department(query.department_id) if query.department_id else None
    found = examine_order(order, department=department, share_phone=query.share_phone, now=now())
    blocks = any(each.severity == "blocks" for each in found)
    return _view(found, overridden_codes(order) if blocks else frozenset())


@router.post("/shield/preview", auth=Requires(SHIELD))
def preview_shield(request: HttpRequest, body: PreviewBody) -> ShieldView:  # noqa: ARG001 - everybody gets the same
    """Examine what is being typed; what is left out is not asked for, nothing is kept."""
    tables = city_tables()
    return _view(examine_draft(body.to_draft(tables), now=now()), frozenset())


def _view(found: list[Finding], overridden: frozenset[str]) -> ShieldView:
    tables = city_tables()
    return ShieldView(
        findings=[
            finding_view(each, tables, is_overridden=each.code in overridden) for each in found
        ],
        is_blocked=any(each.severity == "blocks" and each.code not in overridden for each in found),
    )
