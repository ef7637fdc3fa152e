"""The list a handler sees fill up while writing: what a reply consists of."""

from dataclasses import dataclass

from hotline.workorders.rules.reply.draft import ReplyDraft, ReplyOrder
from hotline.workorders.rules.result_elements import ELEMENT_LABELS


@dataclass(frozen=True, slots=True)
class Element:
    """One thing a reply says; ``field`` is where it is typed."""

    code: str
    label: str
    field: str
    is_there: bool


_SAID = (("contact", "联系市民", "outcome"), ("basis", "政策依据", "process"))


def elements(draft: ReplyDraft, order: ReplyOrder, found: frozenset[str]) -> list[Element]:
    """Return what this reply needs; ``found`` are the codes of what was found wrong."""
    needed = [name for name in ELEMENT_LABELS if _needs(name, draft, order)]
    listed = [
        Element(name, ELEMENT_LABELS[name], name, f"reply_{name}" not in found) for name in needed
    ]
    listed += [
        Element(code, label, field, bool(draft.story) and f"reply_{code}" not in found)
        for code, label, field in _SAID
        if code != "contact" or order.may_contact
    ]
    return listed


def _needs(name: str, draft: ReplyDraft, order: ReplyOrder) -> bool:
    if name == "next_step":
        return not draft.is_solved
    return order.wants_photo if name == "attachment_ids" else True
