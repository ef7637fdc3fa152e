"""Load the city's routing rules, without those that name what was retired in the pages."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from hotline.config.city.codes import Codes, codes_of
from hotline.config.city.files import CityFileError, read_yaml
from hotline.core.actor import SYSTEM
from hotline.organizations.models import Department
from hotline.reference.models import Area, Topic
from hotline.workorders.actions.load_routing_rules import load_routing_rules
from hotline.workorders.rules.routing_entries import RoutingEntry, RoutingFile


def load_routing(folder: Path, now: datetime) -> tuple[int, list[str]]:
    """Load the routing rules; a city may have none. Return how many changed, and what is left out.

    Raises:
        CityFileError: a rule names a topic, area or department that does not exist.

    """
    if not (folder / "routing.yaml").exists():
        return 0, []
    file = read_yaml(folder / "routing.yaml", RoutingFile)
    topics, areas, departments = (codes_of(each) for each in (Topic, Area, Department))
    unknown = file.unknown(topics=topics.known, areas=areas.known, departments=departments.known)
    if unknown:
        msg = f"routing.yaml：{'；'.join(unknown)}。"
        raise CityFileError(msg)
    entries, left_out = _split(list(file.expanded()), topics, areas, departments)
    changed = load_routing_rules(entries=entries, city=folder.name, by=SYSTEM, now=now)
    return changed, left_out


def _split(
    entries: Collection[RoutingEntry], topics: Codes, areas: Codes, departments: Codes
) -> tuple[list[RoutingEntry], list[str]]:
    kept, left_out = [], []
    for each in entries:
        retired = {
            *({each.topic} & topics.retired_here),
            *({each.area} & areas.retired_here),
            *({each.to} & departments.retired_here),
        }
        if retired:
            names = "、".join(sorted(retired))
            left_out.append(f"派单规则“{each.key}”：{names} 已在页面上停用，没有载入")
        else:
            kept.append(each)
    return kept, left_out
