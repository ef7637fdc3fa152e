"""Everything an editor of flows and queues chooses from."""

from collections.abc import Iterable, Mapping

from hotline.reference.queries import list_calendars
from hotline.telephony.flow_queries import list_flows
from hotline.telephony.models import Seat
from hotline.telephony.policy_queries import contents
from hotline.telephony.prompt_queries import prompt_labels
from hotline.telephony.rules.consistency import LANGUAGES
from hotline.telephony.rules.policy import Kind
from hotline.telephony.rules.skills import LABELS

GROUPS = {"hall": "大厅", "home": "家庭坐席", "backup": "备援"}
"""Groups people know by another name; any other group is its own label."""


def vocabulary() -> dict[str, object]:
    """Return names and labels by kind."""
    seats = list(Seat.objects.filter(is_active=True).values_list("extension", "group"))
    return {
        "languages": _pairs(LANGUAGES),
        "skills": _pairs(skill_labels()),
        "queues": _named("queue"),
        "hours": _named("hours"),
        "calendars": _pairs(list_calendars()),
        "prompts": _pairs(prompt_labels()),
        "contacts": _named("contact"),
        "flows": _pairs({each.name: each.label or each.name for each in list_flows()}),
        "groups": _pairs({each: GROUPS.get(each, each) for each in sorted({g for _, g in seats})}),
        "seats": [extension for extension, _ in seats],
    }


def skill_labels() -> dict[str, str]:
    """Return every skill one may have: languages, the city's own, and each queue."""
    own = {each["name"]: each["label"] for each in contents("skill")}
    queues = {f"queue:{each['name']}": f"队列：{each['label']}" for each in contents("queue")}
    return {**LABELS, **own, **queues}


def _named(kind: Kind) -> list[dict[str, str]]:
    return _pairs({each["name"]: each.get("label") or each["name"] for each in contents(kind)})


def _pairs(labels: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "label": label} for name, label in dict(labels).items()]
