"""A tree of topics in a file a person uploads, compared with the tree there is."""

import hashlib
import json
from dataclasses import asdict

from hotline.core.errors import Invalid
from hotline.core.sheets import SheetError, SheetRow, read_sheet
from hotline.core.text import clean_text
from hotline.reference.models import Topic
from hotline.reference.rules.topic_tree import (
    GROUP_LENGTH,
    TOPIC_LENGTH,
    KnownTopic,
    TopicLine,
    TopicPlan,
    plan_import,
)

MOST_LINES = 2000
COLUMNS = ("编码", "名称", "上级")
_NEEDED = COLUMNS[:2]


def plan_of_file(name: str, content: bytes, *, retires_missing: bool) -> TopicPlan:
    """Return what importing the file would do.

    Raises:
        Invalid: the file as a whole cannot be read.

    """
    known = [KnownTopic(each.code, each.name, each.is_active) for each in Topic.objects.all()]
    return plan_import(_lines(name, content), known, retires_missing=retires_missing)


def fingerprint(plan: TopicPlan) -> str:
    """Return a short text that differs when the plan does."""
    told = json.dumps(asdict(plan), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _lines(name: str, content: bytes) -> list[TopicLine]:
    try:
        rows = read_sheet(name, content)
    except SheetError as error:
        raise Invalid(str(error), fields={"file": str(error)}) from error
    missing = [each for each in _NEEDED if rows and each not in rows[0].columns]
    msg = ""
    if not rows:
        msg = "文件里没有任何一行。"
    elif missing:
        msg = f"第一行缺少列名“{'”、“'.join(missing)}”。"
    elif len(rows) > MOST_LINES:
        msg = f"最多导入 {MOST_LINES} 行。"
    if msg:
        raise Invalid(msg, fields={"file": msg})
    return [_line(each) for each in rows]


def _line(row: SheetRow) -> TopicLine:
    code, name, parent = (_text(row.columns.get(each)) for each in COLUMNS)
    return TopicLine(row.position, _padded(code), name, _padded(parent))


def _text(value: object) -> str:
    """Return a cell as text; spreadsheets keep codes as numbers."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(clean_text(str(value)))


def _padded(code: str) -> str:
    """Give back the leading zero that a spreadsheet took: ``101`` was ``0101``."""
    if code.isdecimal() and len(code) in {GROUP_LENGTH - 1, TOPIC_LENGTH - 1}:
        return f"0{code}"
    return code
