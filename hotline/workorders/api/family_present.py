"""Show orders that belong together, as far as each visitor may see them."""

from hotline.accounts.visitor import Visitor
from hotline.workorders.api.family_schemas import (
    DuplicateView,
    FamilyView,
    MemberView,
    PartView,
    RepeatView,
)
from hotline.workorders.duplicate_queries import Duplicate
from hotline.workorders.family_queries import (
    list_merged,
    list_parts,
    list_repeats,
    merge_of,
    parent_of,
    seen_by,
)
from hotline.workorders.models import Repeat, WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.demands import DemandPart
from hotline.workorders.rules.duplicates import Advice
from hotline.workorders.rules.shield.areas import surest_area
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.topics import rank_topics
from hotline.workorders.rules.workflow import STATE_LABELS, State

_ADVICE_LABELS = {
    Advice.FOLLOW: "按重复来话跟进，不另立新单",
    Advice.MERGE: "登记后可请派单员并单",
    Advice.LINK: "登记后可关联",
}


def duplicate_view(each: Duplicate) -> DuplicateView:
    """Show an order that may be the same matter; nothing about its caller is in it."""
    order, likeness = each.order, each.likeness
    return DuplicateView(
        number=order.number,
        state=order.state,
        state_label=STATE_LABELS[State(order.state)],
        place=order.place,
        event=order.event,
        topic_name=order.topic.name,
        department_name=order.department.name if order.department else "",
        registered_at=order.registered_at,
        is_same_caller=likeness.is_same_caller,
        advice=likeness.advice,
        advice_label=_ADVICE_LABELS[likeness.advice],
        reasons=list(likeness.reasons),
    )


def part_view(part: DemandPart, city: City | None) -> PartView:
    """Show one demand with the likeliest of the city's topics."""
    guesses = rank_topics(part.text, city) if city else []
    code = guesses[0].code if guesses else ""
    name = city.topics[code].name if city and code else part.topic
    area = surest_area(part.text, city) if city else ""
    return PartView(text=part.text, place=part.place, topic=name, topic_code=code, area_code=area)


def family_view(order: WorkOrder, visitor: Visitor) -> FamilyView:
    """Show parent, parts, main order, what was merged, and repeated calls."""
    merge = merge_of(order)
    main = merge.main if merge and seen_by(visitor, merge.main) else None
    parent = parent_of(order)
    is_ours = sees_every_order(visitor)
    return FamilyView(
        parent=_member(parent) if parent and seen_by(visitor, parent) else None,
        siblings=[
            _member(each)
            for each in (list_parts(parent, visitor) if parent else [])
            if each.pk != order.pk
        ],
        parts=[_member(each) for each in list_parts(order, visitor)],
        main=_member(main) if main else None,
        merge_reason=merge.reason if merge and main else "",
        merged=[_member(each) for each in list_merged(order, visitor)],
        repeats=[_repeat(each) for each in list_repeats(order)] if is_ours else [],
    )


def _member(order: WorkOrder) -> MemberView:
    return MemberView(
        number=order.number,
        state=order.state,
        state_label=STATE_LABELS[State(order.state)],
        event=order.event,
        topic_name=order.topic.name,
        department_name=order.department.name if order.department else "",
    )


def _repeat(each: Repeat) -> RepeatView:
    return RepeatView(repeated_at=each.repeated_at, noted_by=each.noted_by_label, note=each.note)
