"""What the shield looks at: an order before it leaves, as far as it is known."""

from dataclasses import dataclass
from datetime import datetime

TEXT_FIELDS = ("place", "event", "demand")
TEXT_LABELS = {"place": "事发地点", "event": "事件经过", "demand": "诉求内容"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of one demand; ``None`` means not asked yet, empty means left empty."""

    place: str | None = None
    event: str | None = None
    demand: str | None = None
    caller_name: str | None = None
    caller_phone: str | None = None
    is_confidential: bool = False
    share_phone: bool = False
    appeal_type: str | None = None
    urgency: str | None = None
    topic_code: str | None = None
    area_code: str | None = None
    department_code: str | None = None
    has_event_time: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """The written fields that hold anything."""
        found = {name: getattr(self, name) for name in TEXT_FIELDS}
        return {name: text for name, text in found.items() if text}

    @property
    def story(self) -> str:
        """What happened and what is wanted, in one."""
        return "\n".join(each for each in (self.event, self.demand) if each)

    @property
    def whole(self) -> str:
        """Place and story in one."""
        return "\n".join(self.texts.values())

    @property
    def is_text_only(self) -> bool:
        """Whether one text tells everything, as in a letter."""
        return self.place is None and self.demand is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A unified answer (统一答复) or an article that may make dispatching needless."""

    id: str
    title: str
    because: str
    """Chinese: what of the text it answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A department that should have the order, and the rule that says so."""

    department_code: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was looked up elsewhere before the checks run."""

    now: datetime
    due_at: datetime | None = None
    answers: tuple[Answer, ...] = ()
    articles: tuple[Answer, ...] = ()
    routes: tuple[Route, ...] = ()
