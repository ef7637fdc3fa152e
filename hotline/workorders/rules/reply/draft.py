"""What the check of a reply looks at: the reply as far as it is typed, and the order."""

from dataclasses import dataclass
from datetime import datetime

TEXT_LABELS = {"process": "办理过程", "outcome": "办理结果", "next_step": "下一步措施"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDraft:
    """A reply as far as it is typed."""

    handled_at: datetime | None = None
    place: str = ""
    unit: str = ""
    staff: str = ""
    process: str = ""
    outcome: str = ""
    is_solved: bool = True
    next_step: str = ""
    photos: int = 0

    @property
    def texts(self) -> dict[str, str]:
        """The written fields that hold anything."""
        return {name: getattr(self, name) for name in TEXT_LABELS if getattr(self, name)}

    @property
    def story(self) -> str:
        """Everything the citizen may be told, in one."""
        return "\n".join(self.texts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyOrder:
    """What is known of the order and of whoever writes."""

    now: datetime
    registered_at: datetime
    place: str
    event: str
    demand: str
    appeal_type: str
    wants_photo: bool
    may_contact: bool
    """Whether there is anybody to be called: not where the citizen stays unknown."""
    unit: str
    staff: str
