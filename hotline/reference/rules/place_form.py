"""What an administrator writes about a place (地点), and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.reference.rules.dictionaries import PLACE_KIND_LABELS
from hotline.reference.rules.spellings import typed

MIN_NAME, MAX_NAME, MOST_NICKNAMES = 2, 40, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceForm:
    """A place as it shall be; the area by its code."""

    kind: str
    area: str
    also_known: Sequence[str] = ()

    def nicknames(self, name: str) -> list[str]:
        """The other names, each once."""
        return [each for each in dict.fromkeys(self.also_known) if each and each != name]


def faults_of_place(name: str, form: PlaceForm) -> dict[str, str]:
    """Return field → Chinese sentence for everything that is wrong."""
    faults = {}
    if not MIN_NAME <= len(name) <= MAX_NAME or not typed(name):
        faults["name"] = f"名称应为 {MIN_NAME}—{MAX_NAME} 个字。"
    if form.kind not in PLACE_KIND_LABELS:
        faults["kind"] = "没有这种地点类别。"
    nicknames = form.nicknames(name)
    if len(nicknames) > MOST_NICKNAMES:
        faults["also_known"] = f"别名最多 {MOST_NICKNAMES} 个。"
    elif not all(MIN_NAME <= len(each) <= MAX_NAME and typed(each) for each in nicknames):
        faults["also_known"] = f"每个别名应为 {MIN_NAME}—{MAX_NAME} 个字。"
    return faults
