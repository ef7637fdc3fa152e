"""What a citizen asks to do with a case, and by what right."""

from dataclasses import dataclass
from uuid import UUID

from hotline.portal.cases import Case
from hotline.portal.errors import NotAllowedNow
from hotline.portal.rules.deeds import DEED_LABELS, DeedKind
from hotline.workorders.models import WorkOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Number and code, the page's own key, which of several orders, and from where."""

    number: str
    code: str
    key: UUID
    order: str
    address: str


def order_meant(case: Case, asked: Asked, kind: DeedKind) -> WorkOrder | None:
    """Return the order that is meant: the named one, or the only one; None while there is none.

    Raises:
        NotAllowedNow: the case is somebody else's, or none of its orders has that number.

    """
    if not case.is_own:
        msg = f"这是您关注的诉求，不能{DEED_LABELS[kind]}；需要时请另行提交诉求。"
        raise NotAllowedNow(msg)
    if not case.orders:
        return None
    named = [each for each in case.orders if asked.order in {"", each.number}]
    if not named:
        msg = "没有这件工单，请刷新后重试。"
        raise NotAllowedNow(msg)
    return named[0]
