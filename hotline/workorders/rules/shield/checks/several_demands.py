"""One demand, one order (WO-07, ASM-31: 多个诉求一单)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._splits import split_of
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, MendKind


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when a note surely holds demands for different departments."""
    split = split_of(draft, city)
    if split is None or not split.is_sure:
        return
    count = len(split.parts)
    yield Fault(
        reason=f"一单里有 {count} 件诉求：{split.shown}，应按职责分别生成工单。",
        mends=(Mend(kind=MendKind.SPLIT, label=f"拆成 {count} 件", parts=split.parts),),
    )
