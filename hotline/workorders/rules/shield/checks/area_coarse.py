"""The area is as fine as the words allow, so that routing by area works."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._areas import area_mentions
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, set_field

_DEPTH = {"city": 0, "district": 1, "street": 2}


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a hint when the words name one area below the one chosen."""
    chosen = city.areas.get(draft.area_code or "")
    if chosen is None:
        return
    below = {
        area.code: (area, span)
        for area, span in area_mentions(draft, city)
        if _DEPTH[area.level] > _DEPTH[chosen.level] and chosen.code in city.area_path(area.code)
    }
    deepest = max((_DEPTH[area.level] for area, _ in below.values()), default=0)
    finest = [pair for pair in below.values() if _DEPTH[pair[0].level] == deepest]
    if len(finest) != 1:
        return
    area, span = finest[0]
    yield Fault(
        reason=f"文字写到了{area.name}，区划可以选得更细。",
        span=span,
        mends=(set_field("area_code", area.code, f"区划改为{area.name}"),),
    )
