"""Read a list of service items (政务服务事项): ``department,main_item,item,url``."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

_NO_MAIN = "未分类"
_LONGEST = {"department": 80, "main_item": 200, "item": 300, "url": 600}
_SAFE = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One line of the list."""

    department: str
    main_item: str
    item: str
    url: str

    @property
    def code(self) -> str:
        """What tells it from every other."""
        whole = f"{self.department}\n{self.main_item}\n{self.item}"
        return hashlib.sha256(whole.encode()).hexdigest()


def read_items(text: str) -> Iterator[ItemEntry]:
    """Yield the entries of a list.

    Raises:
        ValueError: a column is missing, or a line names no office or no item.

    """
    for at, line in enumerate(csv.DictReader(StringIO(text)), start=2):
        missing = [name for name in _LONGEST if line.get(name) is None]
        if missing:
            msg = f"line {at}: no column {', '.join(missing)}"
            raise ValueError(msg)
        said = {name: line[name].strip()[:most] for name, most in _LONGEST.items()}
        if not said["department"] or not said["item"]:
            msg = f"line {at}: no department or no item"
            raise ValueError(msg)
        if said["main_item"] == _NO_MAIN:
            said["main_item"] = ""
        if not said["url"].startswith(_SAFE):
            said["url"] = ""
        yield ItemEntry(**said)
