"""What the doors of lists take: which orders, and what to do with them."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from hotline.contacts.rules.channels import Channel
from hotline.core.text import Text
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.api.bodies import Body
from hotline.workorders.rules.search.filters import MOST_TEXT, Due, Filters
from hotline.workorders.rules.workflow import State
from hotline.workorders.trays import TrayName

Code = Annotated[Text, Field(max_length=20)]
_NAMES = {
    "q": "text",
    "state": "states",
    "topic": "topic_code",
    "area": "area_code",
    "department": "department_id",
    "desk": "desk_code",
    "urged": "is_urged",
}
"""The short words of an address, and the filters they are."""


class FilterBody(Body):
    """What narrows a list down."""

    q: Annotated[Text, Field(max_length=MOST_TEXT)] = ""
    state: Annotated[list[State], Field(max_length=len(State))] = []
    appeal_type: AppealType | Literal[""] = ""
    urgency: Urgency | Literal[""] = ""
    channel: Channel | Literal[""] = ""
    topic: Code = ""
    area: Code = ""
    department: Annotated[int, Field(ge=1, le=2**31)] | None = None
    desk: Code = ""
    first_day: date | None = None
    last_day: date | None = None
    due: Due = Due.ANY
    urged: bool = False

    def to_filters(self) -> Filters:
        """Return it as the rules know it."""
        given = {name: getattr(self, name) for name in FilterBody.model_fields}
        known: dict[str, Any] = {_NAMES.get(name, name): value for name, value in given.items()}
        return Filters(**(known | {"states": tuple(self.state)}))

    @classmethod
    def of(cls, filters: Filters) -> "FilterBody":
        """Return filters the way pages send them; what is no longer known is left out."""
        short = {name: word for word, name in _NAMES.items()}
        return cls(**{short.get(name, name): value for name, value in filters.as_json().items()})


class TrayQuery(FilterBody):
    """Which list, which page, narrowed how."""

    tray: TrayName
    cursor: Annotated[Text, Field(max_length=120)] = ""


class ListBody(Body):
    """Which list, narrowed how."""

    tray: TrayName
    filters: FilterBody = FilterBody()


class SaveFilterBody(ListBody):
    """A filter to keep under a name."""

    name: Annotated[Text, Field(min_length=1, max_length=30)]


class ExportBody(ListBody):
    """What to take out of the house, and what for."""

    reason: Annotated[Text, Field(max_length=500)]


class DecideExportBody(Body):
    """Why it is agreed to, or not."""

    comment: Annotated[Text, Field(max_length=500)] = ""
