"""The event says enough to act upon (WO-06: 内容清晰)."""

from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._fillers import count_words, is_filler
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault

SHORTEST = 10


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for an event of a few words."""
    text = draft.event or ""
    if is_filler(text, city):
        return
    count = count_words(text)
    if count < SHORTEST:
        yield Fault(reason=f"事件经过只有 {count} 个字，请补充经过，一般不少于 {SHORTEST} 个字。")
