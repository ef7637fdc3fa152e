"""The doors of orders that belong together: split, merge, link, follow, and what is alike."""

from functools import partial

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.clock import now
from hotline.core.crypto.cipher import blind_index
from hotline.workorders.actions.follow import follow as follow_action
from hotline.workorders.actions.link import link as link_action
from hotline.workorders.actions.merge import merge as merge_action
from hotline.workorders.actions.split import split as split_action
from hotline.workorders.actions.unlink import unlink as unlink_action
from hotline.workorders.actions.unmerge import unmerge as unmerge_action
from hotline.workorders.api.after import shown
from hotline.workorders.api.family_present import duplicate_view, family_view, part_view
from hotline.workorders.api.family_schemas import (
    DuplicatesBody,
    DuplicateView,
    FamilyView,
    FollowBody,
    LinkBody,
    MergeBody,
    PartView,
    SplitBody,
    SplitProposalBody,
    UnmergeBody,
)
from hotline.workorders.api.present import registered_view
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderState, RegisteredView
from hotline.workorders.duplicate_queries import find_area_id, find_duplicates
from hotline.workorders.permissions import REGISTER, VERBS, VIEW
from hotline.workorders.queries import get_order
from hotline.workorders.rules.demands import propose_split
from hotline.workorders.rules.duplicates import Said
from hotline.workorders.rules.shield.topics import group_of
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.shield_city import city_for_shield


@router.post("/duplicates/search", auth=Requires(REGISTER))
def search_duplicates(request: HttpRequest, body: DuplicatesBody) -> list[DuplicateView]:
    """Find orders like what is being typed: same caller, same place, same words."""
    phone = normalize_number(body.caller_phone)
    said = Said(
        phone_index=blind_index(phone) if phone else "",
        area_id=find_area_id(body.area_code),
        place=body.place,
        event=body.event,
        demand=body.demand,
    )
    found = find_duplicates(said, visitor_of(request), now=now(), but=body.but)
    return [duplicate_view(each) for each in found]


@router.post("/demands/propose_split", auth=Requires(REGISTER))
def post_split_proposal(request: HttpRequest, body: SplitProposalBody) -> list[PartView]:  # noqa: ARG001 - everybody gets the same
    """Propose how a story splits into demands; empty when it is one."""
    city = city_for_shield()
    parts = propose_split(body.text, partial(group_of, city=city))
    return [part_view(each, city) for each in parts]


@router.get("/work-orders/{number}/family", auth=Requires(VIEW))
def get_family(request: HttpRequest, number: str) -> FamilyView:
    """Show what the order belongs together with, as far as the visitor may see it."""
    visitor = visitor_of(request)
    return family_view(get_order(number, visitor), visitor)


@router.post("/work-orders/{number}/split", auth=Requires(VERBS[Verb.SPLIT]))
def split(request: HttpRequest, number: str, body: SplitBody) -> list[RegisteredView]:
    """Make one order per demand (拆单)."""
    demands = [each.to_demand() for each in body.demands]
    parts = split_action(number=number, demands=demands, by=visitor_of(request), now=now())
    return [registered_view(each) for each in parts]


@router.post("/work-orders/{number}/merge", auth=Requires(VERBS[Verb.MERGE]))
def merge(request: HttpRequest, number: str, body: MergeBody) -> OrderState:
    """Merge into the main order (并单)."""
    visitor = visitor_of(request)
    order = merge_action(number=number, other=body.other, reason=body.reason, by=visitor, now=now())
    return shown(order, visitor)


@router.post("/work-orders/{number}/unmerge", auth=Requires(VERBS[Verb.UNMERGE]))
def unmerge(request: HttpRequest, number: str, body: UnmergeBody) -> OrderState:
    """Undo the merge (撤销并单)."""
    visitor = visitor_of(request)
    return shown(unmerge_action(number=number, reason=body.reason, by=visitor, now=now()), visitor)


@router.post("/work-orders/{number}/link", auth=Requires(VERBS[Verb.LINK]))
def link(request: HttpRequest, number: str, body: LinkBody) -> OrderState:
    """Link with another order (关联工单)."""
    visitor = visitor_of(request)
    return shown(link_action(number=number, other=body.other, by=visitor, now=now()), visitor)


@router.post("/work-orders/{number}/unlink", auth=Requires(VERBS[Verb.UNLINK]))
def unlink(request: HttpRequest, number: str, body: LinkBody) -> OrderState:
    """Undo a link (解除关联)."""
    visitor = visitor_of(request)
    return shown(unlink_action(number=number, other=body.other, by=visitor, now=now()), visitor)


@router.post("/work-orders/{number}/follow", auth=Requires(VERBS[Verb.FOLLOW]))
def follow(request: HttpRequest, number: str, body: FollowBody) -> OrderState:
    """Keep a citizen's repeated call with the order (重复来话跟进)."""
    visitor = visitor_of(request)
    order = follow_action(
        number=number, note=body.note, contact_id=body.contact_id, by=visitor, now=now()
    )
    return shown(order, visitor)
