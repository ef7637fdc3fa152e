"""What the verbs of topics share: locked rows, and the refusals of codes and names."""

from hotline.core.errors import Invalid
from hotline.reference.errors import NoSuchReference
from hotline.reference.models import Topic
from hotline.reference.rules.topic_tree import fault_of_code, fault_of_name, group_of


def locked_topic(code: str) -> Topic:
    """Return the locked row, of any state; call it inside ``writing()``.

    Raises:
        NoSuchReference: there is none.

    """
    row = Topic.objects.select_for_update().filter(code=code).first()
    if row is None:
        msg = f"没有编码为“{code}”的事项分类。"
        raise NoSuchReference(msg)
    return row


def refuse_name(name: str) -> None:
    """Refuse a name that is too short or too long.

    Raises:
        Invalid: it is.

    """
    fault = fault_of_name(name)
    if fault:
        raise Invalid.in_fields({"name": fault})


def add_topic(code: str, name: str) -> Topic:
    """Add a topic below the group its code names; call it inside ``writing()``.

    Raises:
        Invalid: the code is taken or malformed, or there is no such active group.

    """
    refuse_name(name)
    group = Topic.objects.filter(code=group_of(code), is_active=True).first()
    fault = fault_of_code(code)
    if not fault and Topic.objects.filter(code=code).exists():
        fault = "这个编码已被使用；停用的事项也占用编码。"
    if not fault and group_of(code) and group is None:
        fault = f"没有编码为 {group_of(code)} 的启用大类。"
    if fault:
        raise Invalid.in_fields({"code": fault})
    return Topic.objects.create(code=code, name=name, parent=group, is_edited_here=True)
