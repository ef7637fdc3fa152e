"""The area of the city that a written address names (地址中的区划)."""

from hotline.reference.divisions import china
from hotline.reference.models import Area
from hotline.reference.rules.addresses.areas import NamedArea, area_named
from hotline.reference.rules.addresses.grammar import parse_by_rules
from hotline.reference.rules.addresses.labels import Component

_SHORTEST, _LONGEST = 3, 60


def find_area_named(text: str) -> NamedArea | None:
    """Return the narrowest area that an address names, if it names one and no other."""
    address = text.strip()[:_LONGEST]
    if len(address) < _SHORTEST:
        return None
    rows = Area.objects.filter(is_active=True).values_list("code", "name", "parent__code")
    areas = [NamedArea(*each) for each in rows]
    if not any(_begins(each) in address for each in areas):
        return None
    return area_named(address, parts_of(address), areas)


def parts_of(address: str) -> list[Component]:
    """Return the address's components by the built-in rules."""
    return parse_by_rules(address, china())


def _begins(area: NamedArea) -> str:
    return area.name[:2]
