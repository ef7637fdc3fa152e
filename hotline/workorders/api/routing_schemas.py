"""What the doors of routing rules take and give."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body, LongText
from hotline.workorders.rules.registration import MAX_PLACE
from hotline.workorders.rules.routing_content import MOST_WORDS, RuleContent

Code = Annotated[Text, Field(max_length=12)]
Word = Annotated[Text, Field(max_length=40)]
Words = Annotated[list[Word], Field(max_length=2 * MOST_WORDS)]
Note = Annotated[Text, Field(max_length=500)]
Key = Annotated[Text, Field(max_length=60)]


class ReasonView(Schema):
    """One thing that speaks for a department."""

    basis: str
    basis_label: str
    text: str


class SuggestionView(Schema):
    """A department that should have the order, and why; a machine's word, never a decision."""

    department_id: int
    department_name: str
    reason: str
    basis: str
    basis_label: str
    rule_key: str
    is_tied: bool
    probability: float | None
    """That it finally handles the order; none until a model was trained and measured here."""
    is_sure: bool
    is_doubtful: bool
    reasons: list[ReasonView]


class OrderSuggestionsView(Schema):
    """The likeliest departments of one order of a page."""

    number: str
    suggestions: list[SuggestionView]


class SuggestManyBody(Body):
    """A page of orders."""

    numbers: Annotated[list[Annotated[Text, Field(max_length=20)]], Field(max_length=100)]


class SuggestBody(Body):
    """A demand as far as it has been typed."""

    topic_code: Code = ""
    area_code: Code = ""
    place: Annotated[Text, Field(max_length=MAX_PLACE)] = ""
    event: LongText = ""
    demand: LongText = ""


class RuleVersionView(Schema):
    """One version of a rule."""

    key: str
    version: int
    status: str
    status_label: str
    origin: str
    origin_label: str
    topic_code: str
    topic_name: str
    area_code: str
    area_name: str
    words: list[str]
    department_id: int
    department_name: str
    is_department_active: bool
    because: str
    starts_on: date
    ends_on: date | None
    validity: str
    """``waiting``, ``holding`` or ``over``, by its dates alone."""
    note: str
    copied_version: int | None
    written_at: datetime
    written_by: str
    decided_at: datetime | None
    decided_by: str


class RuleView(Schema):
    """A rule: the version that holds or held, and the draft."""

    key: str
    conditions: str
    newest_version: int
    current: RuleVersionView | None
    draft: RuleVersionView | None


class RulesView(Schema):
    """Every rule in the order they speak, and whether the visitor may change them."""

    may_edit: bool
    rules: list[RuleView]


class RuleBody(Body):
    """What a rule says."""

    topic_code: Code = ""
    area_code: Code = ""
    words: Words = []
    department_id: int
    because: Note
    starts_on: date
    ends_on: date | None = None

    def to_content(self) -> RuleContent:
        """Return it as the rules know it; empty words are none."""
        return RuleContent(
            topic_code=self.topic_code,
            area_code=self.area_code,
            words=tuple(dict.fromkeys(each for each in self.words if each)),
            department_id=self.department_id,
            because=self.because,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
        )


class SaveRuleBody(RuleBody):
    """A draft, and the newest version its author knew of; an empty key begins a rule."""

    key: Key = ""
    seen_version: int = 0


class TryRuleBody(RuleBody):
    """A rule to be tried in place of the one with this key."""

    key: Key = ""


class RuleVersionBody(Body):
    """Which version, and why."""

    version: int
    note: Note = ""


class RuleNoteBody(Body):
    """Why."""

    note: Note = ""


class MovedView(Schema):
    """An order that would have gone elsewhere."""

    number: str
    event: str
    area_name: str
    went_to: str
    advised_before: str


class RuleTrialView(Schema):
    """What the rule would have done last month."""

    month: str
    looked_at: int
    is_cut: bool
    decides: int
    elsewhere: int
    as_before: int
    undispatched: int
    advice_changes: int
    moved: list[MovedView]
