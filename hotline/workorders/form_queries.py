"""Load unfinished forms, wordings and what helps to choose a topic."""

from django.db.models import Q

from hotline.accounts.visitor import Visitor
from hotline.workorders.form_errors import NoSuchTemplate
from hotline.workorders.form_permissions import SHARE_TEMPLATES
from hotline.workorders.models import KeptDraft, OrderTemplate, WorkOrder
from hotline.workorders.rules.topic_habits import LOOKED_AT, rank_habits


def list_drafts(visitor: Visitor) -> list[KeptDraft]:
    """Return the visitor's unfinished forms, the latest first."""
    return list(KeptDraft.objects.filter(owner_id=visitor.user_id).order_by("-saved_at"))


def list_templates(visitor: Visitor) -> list[OrderTemplate]:
    """Return the visitor's own wordings and those everybody uses, by name."""
    seen = Q(owner_id=visitor.user_id) | Q(owner_id=None)
    return list(OrderTemplate.objects.filter(seen, is_active=True).order_by("name", "pk"))


def may_edit(template: OrderTemplate, visitor: Visitor) -> bool:
    """Tell whether it is the visitor's own, or shared and they write those."""
    if template.owner_id is None:
        return visitor.has(SHARE_TEMPLATES)
    return template.owner_id == visitor.user_id


def get_template_locked(template_id: int, visitor: Visitor) -> OrderTemplate:
    """Return one the visitor may edit, locked; call it inside ``writing()``.

    Raises:
        NoSuchTemplate: there is none, or it is somebody else's.

    """
    active = OrderTemplate.objects.select_for_update().filter(is_active=True)
    found = active.filter(pk=template_id).first()
    if found is None or not may_edit(found, visitor):
        msg = "没有找到可以编辑的这条常用语。"
        raise NoSuchTemplate(msg)
    return found


def list_topic_habits(visitor: Visitor) -> list[str]:
    """Return the codes of the topics the visitor registers, those of late first."""
    own = WorkOrder.objects.filter(registered_by_id=visitor.user_id).order_by("-id")
    return rank_habits(list(own.values_list("topic__code", flat=True)[:LOOKED_AT]))
