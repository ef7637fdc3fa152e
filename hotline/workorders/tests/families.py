"""What people do to families of orders, and every row that belongs to one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.apps import apps
from django.forms.models import model_to_dict

from hotline.workorders.actions.follow import follow
from hotline.workorders.actions.link import link
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.split import split
from hotline.workorders.actions.unlink import unlink
from hotline.workorders.actions.unmerge import unmerge
from hotline.workorders.models import Link, WorkOrder
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.orders import REPEATED, a_demand, registered
from tests.cast import Cast


def family_acts(cast: Cast, order: WorkOrder) -> dict[Verb, Callable[..., Any]]:
    """Return the verbs of families with everything filled in but number, who and when."""
    return {
        Verb.SPLIT: partial(split, demands=[a_demand(cast), a_demand(cast)]),
        Verb.MERGE: partial(_with_a_new_one, merge, cast, reason=REPEATED),
        Verb.UNMERGE: partial(unmerge, reason="经核实不是同一件事。"),
        Verb.LINK: partial(_with_a_new_one, link, cast),
        Verb.UNLINK: partial(_with_the_linked, order),
        Verb.FOLLOW: partial(follow, note="市民再次来电，称仍未修好。"),
    }


def _with_a_new_one(act: Callable[..., Any], cast: Cast, **more: Any) -> Any:
    return act(other=registered(cast).number, **more)


def _with_the_linked(order: WorkOrder, **more: Any) -> Any:
    ties = Link.objects.filter(kind=Link.Kind.RELATED)
    tie = ties.filter(earlier=order).first() or ties.filter(later=order).first()
    both = {tie.earlier.number, tie.later.number} if tie else {order.number}
    other = (both - {order.number}) or both
    return unlink(other=other.pop(), **more)


def every_row() -> dict[str, list[dict[str, Any]]]:
    """Return every row of work orders as it is; events are elsewhere."""
    return {
        model._meta.label: [_whole(row) for row in model._default_manager.order_by("pk")]
        for model in apps.get_app_config("workorders").get_models()
    }


def _whole(row: Any) -> dict[str, Any]:
    hidden = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
    return hidden | model_to_dict(row)
