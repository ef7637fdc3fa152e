"""What a check of the shield (派单前体检) says: how grave, why, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is (分寸)."""

    BLOCKS = "blocks"
    WARNS = "warns"
    HINTS = "hints"


SEVERITY_LABELS: dict[Severity, str] = {
    Severity.BLOCKS: "不改不能派",
    Severity.WARNS: "请核对",
    Severity.HINTS: "提示",
}


class MendKind(StrEnum):
    """What a page does when the mend's button is pressed."""

    SET_FIELD = "set_field"
    REPLACE_TEXT = "replace_text"
    APPEND_TEXT = "append_text"
    SPLIT = "split"
    LINK_ANSWER = "link_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where in a field: characters, not bytes; ``text`` is what stands there."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One button.

    ``field`` and ``value`` by kind: a field's new value, or the text in place of the
    finding's span or after the field's, or the answer's id; ``parts`` are the demands of a split.
    """

    kind: MendKind
    label: str
    field: str = ""
    value: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What one check found: a Chinese reason, the place, the mends."""

    reason: str
    span: Span | None = None
    mends: tuple[Mend, ...] = ()

    def found_by(self, code: str, label: str, severity: Severity) -> "Finding":
        """Return it as the finding of a check."""
        return Finding(
            code=code,
            label=label,
            severity=severity,
            reason=self.reason,
            span=self.span,
            mends=self.mends,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Fault):
    """A fault with the check's code, its Chinese label, and how grave it is."""

    code: str
    label: str
    severity: Severity
    is_machine: bool = False
    """Found by a model that learnt, not by a rule somebody wrote."""


def gravest_first(found: Iterable[Finding]) -> list[Finding]:
    """Sort findings as ``Severity`` is listed; those equally grave stay in their order."""
    gravity = list(Severity)
    return sorted(found, key=lambda each: gravity.index(each.severity))


def set_field(field: str, value: str, label: str) -> Mend:
    """Offer another value for a field."""
    return Mend(kind=MendKind.SET_FIELD, label=label, field=field, value=value)


def replace(span: Span, text: str, label: str) -> Mend:
    """Offer other words for a span."""
    return Mend(kind=MendKind.REPLACE_TEXT, label=label, field=span.field, value=text)


def append(field: str, text: str, label: str) -> Mend:
    """Offer words after those that stand in a field."""
    return Mend(kind=MendKind.APPEND_TEXT, label=label, field=field, value=text)
