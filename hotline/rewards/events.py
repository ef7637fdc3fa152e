"""What happens to red packets; each names its order, none the citizen."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _OfPacket(Happening):
    subject_type: ClassVar[str] = "packet"

    number: str
    """The order's."""


class PacketProposed(_OfPacket):
    """An order earned one by the rule."""

    kind: ClassVar[str] = "packet.proposed"
    label: ClassVar[str] = "提出红包奖励"

    rule: str
    amount_fen: int


class PacketChecked(_OfPacket):
    """The first of two people agrees."""

    kind: ClassVar[str] = "packet.checked"
    label: ClassVar[str] = "红包初审通过"


class PacketApproved(_OfPacket):
    """The second agrees: it may be paid."""

    kind: ClassVar[str] = "packet.approved"
    label: ClassVar[str] = "红包复核通过"


class PacketRefused(_OfPacket):
    """One of them does not."""

    kind: ClassVar[str] = "packet.refused"
    label: ClassVar[str] = "红包不予奖励"

    note: str


class PacketSent(_OfPacket):
    """The provider was asked to pay."""

    kind: ClassVar[str] = "packet.sent"
    label: ClassVar[str] = "红包提交发放"

    bill: str


class PacketSettled(_OfPacket):
    """The provider said how it ended."""

    kind: ClassVar[str] = "packet.settled"
    label: ClassVar[str] = "红包发放结果"

    state: str
    note: str


class RewardRulesLoaded(Happening):
    """Rules came from the city's file."""

    kind: ClassVar[str] = "rewards.loaded"
    label: ClassVar[str] = "载入奖励规则"
    subject_type: ClassVar[str] = "rewards"

    changed: int
