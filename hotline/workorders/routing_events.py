"""What can happen to routing rules, and the ruling that makes one, as the event log keeps it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class _RuleHappening(Happening):
    """The subject of every kind here is the rule's key."""

    subject_type: ClassVar[str] = "routing_rule"

    version: int
    note: str = ""


class RoutingDraftSaved(_RuleHappening):
    """A draft of a rule was written or rewritten."""

    kind: ClassVar[str] = "routing_rule.draft_saved"
    label: ClassVar[str] = "保存派单规则草稿"


class RoutingDraftDiscarded(_RuleHappening):
    """A draft was given up."""

    kind: ClassVar[str] = "routing_rule.draft_discarded"
    label: ClassVar[str] = "放弃派单规则草稿"


class RoutingRulePublished(_RuleHappening):
    """A version came into force; ``copied_version`` says which older one it repeats."""

    kind: ClassVar[str] = "routing_rule.published"
    label: ClassVar[str] = "发布派单规则"

    department_id: int
    origin: str
    copied_version: int | None = None
    number: str = ""
    """The order whose ruling it is."""


class RoutingRuleWithdrawn(_RuleHappening):
    """A rule holds no longer."""

    kind: ClassVar[str] = "routing_rule.withdrawn"
    label: ClassVar[str] = "停用派单规则"


class RoutingRulesLoaded(Happening):
    """Rules were brought in line with the city's file."""

    kind: ClassVar[str] = "routing_rules.loaded"
    label: ClassVar[str] = "更新派单规则"
    subject_type: ClassVar[str] = "city"

    changed: int


class ReturnRuled(Happening):
    """The hotline ruled who leads, and the ruling became a rule (退单裁定)."""

    kind: ClassVar[str] = "workorder.return_ruled"
    label: ClassVar[str] = "退单裁定"
    subject_type: ClassVar[str] = "work_order"

    department_id: int
    ruling_id: int
    rule_key: str
    is_kept: bool
    """The department that asked keeps the order; otherwise it goes to another."""
    note: str = ""
