"""What can happen between orders that belong together, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _FamilyHappening(Happening):
    subject_type: ClassVar[str] = "work_order"

    note: str = ""


class SplitUp(_FamilyHappening):
    """Several demands in one order became one order each (拆单)."""

    kind: ClassVar[str] = "workorder.split"
    label: ClassVar[str] = "拆单"

    numbers: list[str]


class FamilyReady(_FamilyHappening):
    """No part of a split order is being handled any more; its one follow-up may begin."""

    kind: ClassVar[str] = "workorder.family_ready"
    label: ClassVar[str] = "分单均已办完"


class Merged(_FamilyHappening):
    """A repeated demand goes with its main order (并单)."""

    kind: ClassVar[str] = "workorder.merged"
    label: ClassVar[str] = "并入主单"

    main: str


class MergeTaken(_FamilyHappening):
    """The main order now speaks for another too."""

    kind: ClassVar[str] = "workorder.merge_taken"
    label: ClassVar[str] = "并入重复件"

    merged: str


class Unmerged(_FamilyHappening):
    """A merge was wrong and was undone (撤销并单)."""

    kind: ClassVar[str] = "workorder.unmerged"
    label: ClassVar[str] = "撤销并单"

    main: str


class MergeGivenUp(_FamilyHappening):
    """The main order no longer speaks for another."""

    kind: ClassVar[str] = "workorder.merge_given_up"
    label: ClassVar[str] = "重复件撤出"

    merged: str


class Linked(_FamilyHappening):
    """Two orders were tied together (关联)."""

    kind: ClassVar[str] = "workorder.linked"
    label: ClassVar[str] = "关联工单"

    other: str


class Unlinked(_FamilyHappening):
    """A tie was wrong and was undone (解除关联)."""

    kind: ClassVar[str] = "workorder.unlinked"
    label: ClassVar[str] = "解除关联"

    other: str


class Followed(_FamilyHappening):
    """The citizen called again about the same thing (重复来话跟进)."""

    kind: ClassVar[str] = "workorder.followed"
    label: ClassVar[str] = "重复来话跟进"

    times: int
