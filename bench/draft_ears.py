"""Places taken down wrongly, meant by their sound: ``python -m bench.draft_ears``.

Every name of the city in a sentence, spoilt by the open procedure of
``hotline/reference/tests/confused_names.py``; the same names as they are; and addresses of other
cities (``address_parsing`` below ``HOTLINE_TEST_DATA``), where every name that is "meant" is wrong.
"""

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from hotline.config.places.examples import read_examples
from hotline.config.places.find import things_of_city
from hotline.config.tests.draft_scores import CITY
from hotline.reference.readings import readings
from hotline.reference.tests.confused_names import Confuser
from hotline.workorders.rules.draft import draft
from hotline.workorders.rules.draft.filled import Filled
from hotline.workorders.rules.draft.turns import Party, Turn
from runtime.places import ROOT

_NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)
_SEED = 12345
_WAYS = ("sign", "accent", "strange")
_ABROAD = 1500


def main() -> None:
    """Print how often the right name, another, or none was meant."""
    names = [each.name for each in things_of_city(ROOT / "cities" / "haikou")]
    names = [each for each in names if len(each) >= 3]
    confuser = Confuser(readings(), _SEED)
    print("| names | asked | right | another | none |\n|---|---|---|---|---|")
    for way in _WAYS:
        spoilt = [(confuser.ways[way](each), each) for each in names]
        _show(way, [(heard, name) for heard, name in spoilt if heard not in names])
    _show("as they are", [(each, "") for each in names])
    data = Path(os.environ.get("HOTLINE_TEST_DATA") or ROOT.parent / "shared" / "data")
    dev = data / "address_parsing" / "dev.conll.txt"
    if dev.exists():
        texts = [each.text for each in read_examples(dev)]
        _show("other cities' addresses", [(each, "") for each in texts[:_ABROAD]])


def _show(label: str, pairs: list[tuple[str, str]]) -> None:
    seen = Counter(_judged(heard, name) for heard, name in pairs)
    print(f"| {label} | {len(pairs)} | {seen['right']} | {seen['another']} | {seen['none']} |")


def _judged(heard: str, name: str) -> str:
    place = _place(f"我要反映{heard}这里的路灯不亮")
    if place is None or not place.meant:
        return "none"
    return "right" if name and name in place.meant else "another"


def _place(text: str) -> Filled | None:
    return draft([Turn(Party.CITIZEN, text)], CITY, now=_NOW).place


if __name__ == "__main__":
    main()
