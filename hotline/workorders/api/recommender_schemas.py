"""What the doors of the recommender take and give."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body, LongText
from hotline.workorders.rules.recommending.policy import Policy
from hotline.workorders.rules.registration import MAX_PLACE

Note = Annotated[Text, Field(max_length=500)]


class ClassScoreView(Schema):
    """One class of a hold-out."""

    code: str
    name: str
    support: int
    said: int
    right: int
    precision: float
    recall: float
    f1: float


class ScoresView(Schema):
    """How a version did on later orders it had not seen."""

    count: int
    accuracy: float
    top3: float
    macro_f1: float
    coverage: float
    precision_covered: float
    classes: list[ClassScoreView]


class ReliabilityView(Schema):
    """A tenth of probability: how many suggestions carried it, how many were right."""

    lowest: float
    said: int
    right: int


class VersionCardView(Schema):
    """One version with its card."""

    number: int
    status: str
    status_label: str
    trained_at: datetime
    data_from: datetime
    data_until: datetime
    orders: int
    note: str
    decided_at: datetime | None
    decided_by: str
    is_usable: bool
    """Whether its files are still there, so that it can be put in force."""
    departments: ScoresView
    topics: ScoresView
    reliability: list[ReliabilityView]


class LiveClassView(Schema):
    """What became of the suggestions of one department in the last three months."""

    code: str
    name: str
    shown: int
    taken: int
    changed: int
    returned: int
    settled: int
    right: int
    precision: float
    proven: float
    """The lower end of the 95 % interval."""
    is_proven: bool
    is_automatic: bool


class DriftView(Schema):
    """How much the last month's orders differ from those the version learnt from."""

    index: float | None
    reading: str
    recent: int


class PolicyView(Schema):
    """What the recommender may do."""

    is_on: bool
    threshold: float
    automatic: list[str]
    note: str
    written_at: datetime | None
    written_by: str


class RecommenderView(Schema):
    """The whole page."""

    may_steer: bool
    usable_orders: int
    why_untrained: str
    """Why nothing can be trained yet; empty when there are enough orders."""
    policy: PolicyView
    drift: DriftView
    live: list[LiveClassView]
    versions: list[VersionCardView]


class RecommenderRollBackBody(Body):
    """Which version, and why."""

    number: int
    note: Note = ""


class PolicyBody(Body):
    """What the recommender may do from now on, and why."""

    is_on: bool
    threshold: float
    automatic: Annotated[list[Annotated[Text, Field(max_length=40)]], Field(max_length=200)] = []
    note: Note = ""

    def to_policy(self) -> Policy:
        """Return it as the rules know it."""
        return Policy(
            is_on=self.is_on,
            threshold=self.threshold,
            automatic=tuple(dict.fromkeys(self.automatic)),
        )


class TopicSuggestBody(Body):
    """A demand as far as it has been typed."""

    place: Annotated[Text, Field(max_length=MAX_PLACE)] = ""
    event: LongText = ""
    demand: LongText = ""


class TopicSuggestionView(Schema):
    """A topic the text speaks of."""

    code: str
    path: str
    """The topic with what it lies in."""
    probability: float | None
    """Only where a model was trained and measured here."""
    words: list[str]
    basis_label: str
