"""The area chosen is the one the words name (ASM-31: 派单错误)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._areas import area_mentions
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the words name areas, and none of them in the district chosen."""
    chosen = city.district_of(draft.area_code or "")
    if chosen is None:
        return
    mentions = area_mentions(draft, city)
    districts = {found.code for each, _ in mentions if (found := city.district_of(each.code))}
    if not districts or chosen.code in districts:
        return
    area, span = mentions[0]
    yield Fault(
        reason=f"文字写的是{area.name}，所属区划选的是{chosen.name}。",
        span=span,
        mends=(set_field("area_code", area.code, f"区划改为{area.name}"),),
    )
