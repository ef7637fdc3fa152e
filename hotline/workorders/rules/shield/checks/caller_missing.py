"""The caller has a name, unless they want secrecy (WO-06: 来电人姓名)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import is_filler
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when nobody is named and nobody asked for secrecy."""
    if draft.caller_name is None or draft.is_confidential:
        return
    if is_filler(draft.caller_name, city):
        yield Fault(reason="没有来电人姓名；对方不愿透露的，请勾选保密。")
