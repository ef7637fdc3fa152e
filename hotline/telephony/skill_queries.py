"""Who takes calls, and what each can answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hotline.accounts.queries import list_visitors
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Invalid
from hotline.telephony.models import OperatorSkill, TextLimit
from hotline.telephony.permissions import TAKE_CALLS
from hotline.telephony.policy_queries import contents
from hotline.telephony.rules.skills import default_skills

_LEVELS = range(1, 6)


def list_call_takers() -> list[Visitor]:
    """Return every active account that may be offered calls, by name."""
    return [each for each in list_visitors() if each.has(TAKE_CALLS)]


def skills_by_operator(
    operator_ids: Iterable[int],
) -> tuple[dict[int, dict[str, int]], dict[str, int]]:
    """Return operator → own skills, and the skills of everybody who has none of their own."""
    own: dict[int, dict[str, int]] = defaultdict(dict)
    rows = OperatorSkill.objects.filter(operator_id__in=list(operator_ids))
    for operator_id, skill, level in rows.values_list("operator_id", "skill", "level"):
        own[operator_id][skill] = level
    return dict(own), default_skills(each["name"] for each in contents("queue"))


def text_limits_in(skill: str) -> dict[int, int]:
    """Return operator → text contacts at once, of those for whom it was set."""
    rows = TextLimit.objects.filter(skill=skill)
    return dict(rows.values_list("operator_id", "most"))


def refuse_odd_skills(wanted: Mapping[int, Mapping[str, int]], known: Mapping[str, str]) -> None:
    """Let only known people, known skills and levels 1-5 through.

    Raises:
        Invalid: the text names the first that is odd.

    """
    people = {each.user_id for each in list_call_takers()}
    for operator_id, skills in wanted.items():
        if operator_id not in people:
            msg = f"账号 {operator_id} 不接听来电，不能设置技能。"
            raise Invalid(msg)
        for skill, level in skills.items():
            if skill not in known:
                msg = f"没有技能“{skill}”。"
                raise Invalid(msg)
            if level not in _LEVELS:
                msg = f"技能“{known[skill]}”的等级应为 1 至 5。"
                raise Invalid(msg)
