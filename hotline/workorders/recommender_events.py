"""What can happen to the dispatch recommender, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _RecommenderHappening(Happening):
    """The subject is the recommender; ``version`` says which."""

    subject_type: ClassVar[str] = "recommender"

    version: int
    note: str = ""


class RecommenderTrained(_RecommenderHappening):
    """A version was trained on the site's own orders, and put in force or kept out."""

    kind: ClassVar[str] = "recommender.trained"
    label: ClassVar[str] = "训练推荐模型"

    orders: int
    is_in_force: bool


class RecommenderRolledBack(_RecommenderHappening):
    """An earlier version is in force again."""

    kind: ClassVar[str] = "recommender.rolled_back"
    label: ClassVar[str] = "回退推荐模型"

    old_version: int


class RecommenderPolicySaved(Happening):
    """What the recommender may do was set."""

    kind: ClassVar[str] = "recommender.policy_saved"
    label: ClassVar[str] = "设置推荐策略"
    subject_type: ClassVar[str] = "recommender"

    is_on: bool
    threshold: float
    automatic: list[str]
    note: str = ""
