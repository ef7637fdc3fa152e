"""What happens to teams."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class TeamsOfPersonChanged(Happening):
    """Somebody belongs to other teams, or leads others; all of them before and after, in words."""

    kind: ClassVar[str] = "account.teams_changed"
    label: ClassVar[str] = "调整所属班组"
    subject_type: ClassVar[str] = "account"

    old: list[str]
    new: list[str]
