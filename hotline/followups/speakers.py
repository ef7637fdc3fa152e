"""Who completes a follow-up without a person of the hotline: the plan itself, or the citizen."""

from dataclasses import dataclass

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant, Visitor


@dataclass(frozen=True, slots=True)
class Speaker(Visitor):
    """No account: it may do what a follow-up operator may, and is named for what it is."""

    @property
    def actor_id(self) -> None:  # type: ignore[override]  # an actor without an account
        """No account."""
        return None

    @property
    def actor_label(self) -> str:
        """What it is called in the log."""
        return self.display_name


_MAY = frozenset({Grant(Role.FOLLOW_UP_OPERATOR)})
PLANNER = Speaker(0, "", "系统（回访计划）", _MAY)
CITIZEN = Speaker(0, "", "市民", _MAY)
