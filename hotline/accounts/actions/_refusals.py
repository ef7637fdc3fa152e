"""What no administrator may do, whichever verb it is."""

from hotline.accounts.errors import LastAdministrator, OwnAccount
from hotline.accounts.models import RoleGrant
from hotline.accounts.rules.roles import Role
from hotline.core.actor import Actor
from hotline.core.turns import wait_for_turn

_ADMINISTRATORS = 20_261_128
"""The lock that lets one change of administrators wait for the other."""


def refuse_own(user_id: int, by: Actor, what: str) -> None:
    """Refuse to act on oneself.

    Raises:
        OwnAccount: says what another administrator must do.

    """
    if by.actor_id == user_id:
        msg = f"不能{what}自己的账号，请由另一位系统管理员办理。"
        raise OwnAccount(msg)


def keep_an_administrator(leaving_id: int) -> None:
    """Refuse when nobody but the leaving one administers; call it first inside ``writing()``.

    Two who remove each other at the same moment wait here, and the second is refused.

    Raises:
        LastAdministrator: the platform would be left without one.

    """
    wait_for_turn(_ADMINISTRATORS)
    held = RoleGrant.objects.filter(
        role=Role.ADMINISTRATOR, user__is_active=True, user__is_robot=False
    )
    holders = set(held.values_list("user_id", flat=True))
    if holders == {leaving_id}:
        msg = "这是最后一位启用的系统管理员，不能收回或停用；请先为他人授予系统管理员。"
        raise LastAdministrator(msg)
