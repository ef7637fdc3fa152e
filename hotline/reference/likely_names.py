"""The names a recogniser should expect (可能说到的地名): the city's own districts and streets."""

from hotline.reference.models import Area

MOST_CHARACTERS = 150
"""A recogniser reads its hint before every sentence; a longer one is cut off, and costs time."""
_LEVELS = (Area.Level.DISTRICT, Area.Level.STREET)


def likely_names() -> str:
    """Return districts, then streets, as many as fit, as one written sentence."""
    names: list[str] = []
    for level in _LEVELS:
        areas = Area.objects.filter(level=level, is_active=True).order_by("code")
        names.extend(areas.values_list("name", flat=True))
    chosen: list[str] = []
    for name in sorted(names, key=lambda each: not each.endswith(("区", "街道"))):
        if sum(len(each) + 1 for each in (*chosen, name)) > MOST_CHARACTERS:
            break
        chosen.append(name)
    return "、".join(chosen) + "。" if chosen else ""
