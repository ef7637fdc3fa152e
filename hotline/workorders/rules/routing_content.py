"""What a routing rule (派单规则) must say before it may be kept or published."""

from dataclasses import dataclass
from datetime import date, timedelta

SHORTEST_BECAUSE = 4
SHORTEST_WORD, LONGEST_WORD, MOST_WORDS = 2, 20, 20
LONGEST_RULING = timedelta(days=366)
"""A ruling is looked at again within the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContent:
    """The conditions, the department and the dates of one version."""

    topic_code: str = ""
    area_code: str = ""
    words: tuple[str, ...] = ()
    department_id: int
    because: str
    starts_on: date
    ends_on: date | None = None


def faults_of_content(content: RuleContent) -> dict[str, str]:
    """Return field → Chinese sentence for everything that is wrong; empty when it may be kept."""
    faults = {}
    if not (content.topic_code or content.area_code or content.words):
        faults["topic_code"] = "请至少限定事项、区划或要点中的一项。"
    if fault := fault_of_words(content.words):
        faults["words"] = fault
    if len(content.because.strip()) < SHORTEST_BECAUSE:
        faults["because"] = "请写明依据，如职责清单、文件或裁定。"
    if content.ends_on is not None and content.ends_on < content.starts_on:
        faults["ends_on"] = "截止日期不能早于生效日期。"
    return faults


def fault_of_words(words: tuple[str, ...]) -> str:
    """Say what is wrong with the words of a matter; empty when nothing is."""
    if len(words) > MOST_WORDS:
        return f"要点最多 {MOST_WORDS} 个。"
    if any(not SHORTEST_WORD <= len(each.strip()) <= LONGEST_WORD for each in words):
        return f"每个要点 {SHORTEST_WORD} 到 {LONGEST_WORD} 个字。"
    return ""


def fault_of_expiry(content: RuleContent, today: date) -> str:
    """Say why this may not be published any more; empty when it may."""
    if content.ends_on is not None and content.ends_on < today:
        return "截止日期已过，发布后也不会生效。"
    return ""


def faults_of_ruling(
    *, reason: str, legal_basis: str, ends_on: date, today: date, words: tuple[str, ...], text: str
) -> dict[str, str]:
    """Return field → Chinese sentence for everything a ruling lacks (RET-04)."""
    faults = {}
    if len(reason.strip()) < 10:  # noqa: PLR2004 - as for the department that sends back
        faults["reason"] = "请写明裁定理由，不少于 10 个字。"
    if len(legal_basis.strip()) < SHORTEST_BECAUSE:
        faults["legal_basis"] = "请写明依据，如职责清单、法规或“三定”规定。"
    if not today <= ends_on <= today + LONGEST_RULING:
        faults["ends_on"] = "裁定规则的截止日期须在今天起一年以内，到期复核。"
    if fault := fault_of_words(words):
        faults["words"] = fault
    elif words and not any(each in text for each in words):
        faults["words"] = "要点没有出现在这件工单里，裁定的规则管不到它自己。"
    return faults
