"""A form of address alone is no name (WO-06: 来电人姓名)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import core
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault

_ADDRESSES = frozenset({"先生", "女士", "小姐", "市民", "业主", "来电人", "群众", "居民", "匿名"})


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for ``女士`` without a surname."""
    if draft.caller_name is None or draft.is_confidential:
        return
    name = core(draft.caller_name)
    if name in _ADDRESSES or (name.isascii() and name.isdigit()):
        yield Fault(reason=f"来电人只写了“{draft.caller_name.strip()}”，请至少写明姓氏。")
