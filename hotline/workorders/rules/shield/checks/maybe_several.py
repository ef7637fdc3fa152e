"""A text that may hold several demands is looked at once more (WO-07)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._splits import split_of
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, MendKind


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the points of a text may be demands, or arguments for one."""
    split = split_of(draft, city)
    if split is None or split.is_sure:
        return
    count = len(split.parts)
    yield Fault(
        reason=f"像有 {count} 件诉求：{split.shown}；分属不同单位的请拆开，同一件事不必。",
        mends=(Mend(kind=MendKind.SPLIT, label=f"拆成 {count} 件", parts=split.parts),),
    )
