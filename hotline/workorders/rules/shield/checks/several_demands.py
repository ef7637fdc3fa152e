"""One demand, one order (WO-07, ASM-31: 多个诉求一单)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._splits import proposed_parts
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Mend, MendKind

_SHOWN = 12


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when the story falls into demands for different departments."""
    parts = proposed_parts(draft, city)
    if len(parts) < 2:  # noqa: PLR2004 - one is as it should be
        return
    shown = "、".join(f"“{each[:_SHOWN]}{'…' if len(each) > _SHOWN else ''}”" for each in parts[:3])
    yield Fault(
        reason=f"一单里像有 {len(parts)} 件诉求：{shown}，应按职责分别生成工单。",
        mends=(Mend(kind=MendKind.SPLIT, label=f"拆成 {len(parts)} 件", parts=parts),),
    )
