"""Make drafts of what was read from a file (导入): columns by their names, faults row by row."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hotline.knowledge.rules.form import Content, faults_of_draft, tidy

MOST_ROWS = 500
_COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("标题", "知识标题", "名称", "问题", "标准问", "标准问题"),
    "body": ("正文", "内容", "答案", "答复", "回答", "知识内容"),
    "questions": ("相似问法", "相似问", "相似问题", "扩展问", "其他问法"),
    "keywords": ("关键词", "关键字", "标签"),
    "topic_code": ("事项", "事项分类", "分类", "类别"),
    "area_code": ("区划", "适用区域", "区域", "地区"),
    "sources": ("来源", "出处", "依据来源"),
    "legal_basis": ("法律依据", "政策依据", "依据"),
    "starts_on": ("生效日期", "开始日期", "启用日期"),
    "ends_on": ("失效日期", "结束日期", "有效期至", "截止日期"),
    "recheck_on": ("复核日期", "复核时间"),
    "is_public": ("市民可见", "是否公开", "公开"),
    "is_common": ("各单位可见",),
}
_FIELDS = {label: name for name, labels in _COLUMNS.items() for label in labels}
_LISTS = ("questions", "keywords", "sources")
_DATES = ("starts_on", "ends_on", "recheck_on")
_YES, _NO = (
    {"是", "公开", "可见", "true", "1", "y", "yes"},
    {"", "否", "不公开", "false", "0", "n", "no"},
)
_SEPARATOR = re.compile(r"[\n；;|｜]+")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows may name: name or code → code; titles that exist."""

    topics: Mapping[str, str]
    areas: Mapping[str, str]
    titles: Collection[str]


@dataclass(slots=True)
class ImportRow:
    """One draft as it would be made; what could not be read stays in the fault or in ``rest``."""

    position: int
    content: dict[str, Any]
    faults: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    rest: dict[str, str] = field(default_factory=dict)
    """Columns nobody knows, and what could not be read, as the file has them."""


def row_of(piece: Mapping[str, Any], known: Known, *, seen: Collection[str]) -> ImportRow:
    """Return the draft of one piece; ``seen`` are the titles of the rows before it."""
    row = ImportRow(int(piece["position"]), {})
    cells: Mapping[str, str] = piece["cells"]
    if cells:
        _take_cells(row, cells, known)
    else:
        row.content = {"title": piece["title"], "body": piece["body"]}
    row.content.setdefault("title", "")
    row.faults |= faults_of_draft(Content(**row.content))
    if not row.content.get("body", "").strip():
        row.faults.setdefault("body", "没有正文。")
    title = str(row.content["title"]).strip()
    if title and title in seen:
        row.warnings.append("文件里前面已有同名的一条。")
    elif title in known.titles:
        row.warnings.append("知识库已有同名知识；导入会新建一条，不会覆盖。")
    return row


def _take_cells(row: ImportRow, cells: Mapping[str, str], known: Known) -> None:
    for label, text in cells.items():
        name = _FIELDS.get(label.strip())
        if name is None or name in row.content:
            if text:
                row.rest[label or "（无列名）"] = text
        elif name in _LISTS:
            row.content[name] = tidy(_SEPARATOR.split(text))
        elif name in _DATES:
            _take_day(row, name, label, text)
        elif name in ("topic_code", "area_code"):
            _take_code(row, name, label, text, known)
        elif name in ("is_public", "is_common"):
            _take_choice(row, name, label, text)
        else:
            row.content[name] = text


def _take_day(row: ImportRow, name: str, label: str, text: str) -> None:
    found = _DAY.search(text)
    try:
        row.content[name] = date(*map(int, found.groups())) if found else None
    except ValueError:
        found = None
    if text and not found:
        row.content[name] = None
        row.faults[name] = f"看不懂日期“{text}”，请写成 2026-12-31 的样子。"
        row.rest[label] = text


def _take_code(row: ImportRow, name: str, label: str, text: str, known: Known) -> None:
    codes = known.topics if name == "topic_code" else known.areas
    row.content[name] = codes.get(text, "")
    if text and not row.content[name]:
        what = "事项" if name == "topic_code" else "区划"
        row.faults[name] = f"没有名为“{text}”的{what}。"
        row.rest[label] = text


def _take_choice(row: ImportRow, name: str, label: str, text: str) -> None:
    said = text.strip().casefold()
    row.content[name] = said in _YES
    if said not in _YES | _NO:
        row.faults[name] = f"看不懂“{text}”，请写“是”或“否”。"
        row.rest[label] = text
