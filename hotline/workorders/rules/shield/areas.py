"""The area a piece of text names in full."""

from hotline.workorders.rules.shield.checks._areas import area_mentions
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft


def surest_area(text: str, city: City) -> str:
    """Return the code of the narrowest area named, the first of several; empty when none is."""
    named = [each for each, _ in area_mentions(Draft(event=text), city)]
    return max(named, key=lambda each: len(city.area_path(each.code))).code if named else ""
