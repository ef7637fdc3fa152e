"""What happens to the file of a citizen; personal data is never part of it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class CitizenRegistered(Happening):
    """A number was seen for the first time (建档)."""

    kind: ClassVar[str] = "citizen.registered"
    label: ClassVar[str] = "市民建档"
    subject_type: ClassVar[str] = "citizen"


class CitizenCorrected(Happening):
    """Name, sex or confidentiality were corrected; which, but not to what."""

    kind: ClassVar[str] = "citizen.corrected"
    label: ClassVar[str] = "更正市民资料"
    subject_type: ClassVar[str] = "citizen"

    fields: list[str]


class IdentityLinked(Happening):
    """An open id or address proved to be the citizen's; which kind, but not what."""

    kind: ClassVar[str] = "citizen.identity_linked"
    label: ClassVar[str] = "关联市民身份"
    subject_type: ClassVar[str] = "citizen"

    identity: str
    proof: str


class IdentityUnlinked(Happening):
    """It was not, after all."""

    kind: ClassVar[str] = "citizen.identity_unlinked"
    label: ClassVar[str] = "解除市民身份关联"
    subject_type: ClassVar[str] = "citizen"

    identity: str


class PhoneProven(Happening):
    """Somebody read a code that was sent to the number."""

    kind: ClassVar[str] = "citizen.phone_proven"
    label: ClassVar[str] = "手机号通过验证"
    subject_type: ClassVar[str] = "citizen"


class CitizensMerged(Happening):
    """Two files are one person's from now on; the subject is the one that is kept."""

    kind: ClassVar[str] = "citizen.merged"
    label: ClassVar[str] = "合并市民档案"
    subject_type: ClassVar[str] = "citizen"

    absorbed_id: int
    proof: str
    reason: str


class CitizensUnmerged(Happening):
    """They are two again, each with what was its own."""

    kind: ClassVar[str] = "citizen.unmerged"
    label: ClassVar[str] = "撤销合并档案"
    subject_type: ClassVar[str] = "citizen"

    absorbed_id: int
    reason: str


class CareChanged(Happening):
    """What to mind when talking with the citizen."""

    kind: ClassVar[str] = "citizen.care_changed"
    label: ClassVar[str] = "调整关怀标识"
    subject_type: ClassVar[str] = "citizen"

    care: list[str]
