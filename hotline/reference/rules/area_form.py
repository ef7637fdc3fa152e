"""What codes and names of areas (区划) may be."""

import re

_LEVELS = {6: "district", 9: "street", 12: "street"}
_CODE = re.compile(r"[0-9]{6}(?:[0-9]{3})?(?:[0-9]{3})?")
_CITY = re.compile(r"[0-9]{4}00")


def fault_of_area_code(code: str) -> str:
    """Say what is wrong with an official code; empty when nothing is."""
    return "" if _CODE.fullmatch(code) else "区划代码应为 6、9 或 12 位数字。"


def level_of(code: str) -> str:
    """Return how deep an area of this code lies."""
    return "city" if _CITY.fullmatch(code) else _LEVELS[len(code)]
