"""How somebody is given the link (问卷链接) under which they answer: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Invited(StrEnum):
    """The channel the link went by, or why nobody could send one."""

    WECHAT = "wechat"
    EMAIL = "email"
    SMS = "sms"
    OPTED_OUT = "opted_out"
    NO_ADDRESS = "no_address"


INVITED_LABELS: dict[Invited, str] = {
    Invited.WECHAT: "微信",
    Invited.EMAIL: "电子邮件",
    Invited.SMS: "短信",
    Invited.OPTED_OUT: "已退订，没有发送",
    Invited.NO_ADDRESS: "没有可用的手机或会话",
}
SENT_BY = (Invited.WECHAT, Invited.EMAIL, Invited.SMS)


@dataclass(frozen=True, slots=True)
class Invitation:
    """One invitation and what came of it."""

    by: Invited
    is_answered: bool
    is_undelivered: bool


@dataclass(frozen=True, slots=True)
class InviteCount:
    """One way: how many links went out, did not arrive, were answered."""

    by: Invited
    invited: int
    undelivered: int
    answered: int

    @property
    def rate(self) -> float | None:
        """Answered of those whom the link reached, as far as the network says."""
        reached = self.invited - self.undelivered
        return self.answered / reached if reached > 0 and self.by in SENT_BY else None


def count_invitations(invitations: Iterable[Invitation]) -> list[InviteCount]:
    """Count by way, in the order of the ways; a way nobody went is left out."""
    found: dict[Invited, list[Invitation]] = {each: [] for each in Invited}
    for each in invitations:
        found[each.by].append(each)
    return [
        InviteCount(
            by,
            len(rows),
            sum(one.is_undelivered and not one.is_answered for one in rows),
            sum(one.is_answered for one in rows),
        )
        for by, rows in found.items()
        if rows
    ]
