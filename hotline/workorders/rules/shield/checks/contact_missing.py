"""The caller can be reached (WO-06: 联系方式)."""

from collections.abc import Iterator

from hotline.citizens.rules.numbers import normalize_number
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault

_SHORTEST = 7


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when there is no number, or none that could ring."""
    if draft.caller_phone is None:
        return
    number = normalize_number(draft.caller_phone)
    if not number:
        yield Fault(reason="没有可联系的电话，办结后无法回访。")
    elif len(number) < _SHORTEST or len(set(number)) == 1:
        yield Fault(reason=f"联系电话“{draft.caller_phone}”不像能拨通的号码，请向来电人核对。")
