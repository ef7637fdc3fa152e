"""Take articles out of a file (导入知识): look first, then make drafts of the rows one wants."""

import json
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.files.child import MOST_ANSWER, ask_child
from hotline.files.errors import FileRefused, InspectionSlow
from hotline.files.rules.file_kinds import kind_of, safe_name
from hotline.files.virus_door import scanner
from hotline.knowledge.actions.write import begin_article
from hotline.knowledge.models import ArticleVersion
from hotline.knowledge.queries import readable_articles
from hotline.knowledge.rules.form import Content
from hotline.knowledge.rules.import_rows import MOST_ROWS, ImportRow, Known, row_of
from hotline.knowledge.rules.versions import Origin
from hotline.reference.queries import list_areas, list_topics
from hotline.reference.rules.calendar import local_date

MOST_BYTES = 20 * 1024 * 1024
_READABLE = ("docx", "xlsx", "pdf")
_EXIT_TOO_MUCH = 4


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a row: a draft, or why not."""

    position: int
    version: ArticleVersion | None
    refusal: str = ""
    fields: dict[str, str] | None = None


def look_into_file(*, name: str, content: bytes, by: Visitor, now: datetime) -> list[ImportRow]:
    """Return the drafts a file would become, with what is wrong with each; keeps nothing.

    Raises:
        FileRefused: of another kind, broken, infected, too large, or without any text.
        InspectionSlow, ScannerSilent: the machine cannot look now.

    """
    kind = _kind(name, content)
    scanner().scan(content)
    code, answer = ask_child("hotline.knowledge.reader", kind, content=content)
    if code == -signal.SIGKILL:
        msg = "系统繁忙，文件读取超时，请稍后重试。"
        raise InspectionSlow(msg)
    if code in (_EXIT_TOO_MUCH, -signal.SIGXCPU):
        msg = "文件内容过多，请分成几个文件导入（每个不超过 500 条）。"
        raise _refused(msg)
    if code != 0 or len(answer) > MOST_ANSWER:
        msg = "文件已损坏、加密，或内容与类型不符，无法读取。"
        raise _refused(msg)
    pieces = json.loads(answer)
    if not pieces:
        msg = "没有读到文字；扫描件请先转成文字再导入。"
        raise _refused(msg)
    if len(pieces) > MOST_ROWS:
        msg = f"文件里有 {len(pieces)} 条，一次最多导入 {MOST_ROWS} 条，请分成几个文件。"
        raise _refused(msg)
    return _rows(pieces, safe_name(name), by, now)


def take_rows(
    *,
    rows: Sequence[tuple[int, Content]],
    department_id: int | None,
    by: Visitor,
    now: datetime,
) -> list[Imported]:
    """Make a draft of each row by itself; one that is refused stays with its reason."""
    made = []
    for position, content in rows:
        try:
            version = begin_article(
                content=content,
                department_id=department_id,
                by=by,
                now=now,
                origin=Origin.IMPORT,
            )
        except Refusal as refusal:
            made.append(Imported(position, None, refusal.message, refusal.fields))
        else:
            made.append(Imported(position, version))
    return made


def _kind(name: str, content: bytes) -> str:
    plain = safe_name(name).lower()
    if not content or len(content) > MOST_BYTES:
        msg = f"文件为空，或超过 {MOST_BYTES // 1024 // 1024} MB。"
        raise _refused(msg)
    if plain.endswith((".html", ".htm")):
        return "html"
    kind = kind_of(content, plain)
    if kind is None or kind.name not in _READABLE:
        msg = "只能导入 docx、xlsx、pdf、html 文件，且内容须与扩展名一致。"
        raise _refused(msg)
    return kind.name


def _rows(
    pieces: list[dict[str, object]], name: str, by: Visitor, now: datetime
) -> list[ImportRow]:
    topics = [each for each in list_topics() if each.parent_id]
    areas = list_areas()
    titles = readable_articles(by, local_date(now)).values_list("published__title", flat=True)
    known = Known(
        topics={key: each.code for each in topics for key in (each.code, each.name)},
        areas={key: each.code for each in areas for key in (each.code, each.name, each.full_name)},
        titles=frozenset(title for title in titles if title),
    )
    rows: list[ImportRow] = []
    seen: set[str] = set()
    for piece in pieces:
        row = row_of(piece, known, seen=seen)
        seen.add(str(row.content["title"]).strip())
        row.content["sources"] = row.content.get("sources") or [name]
        rows.append(row)
    return rows


def _refused(msg: str) -> FileRefused:
    return FileRefused(msg, fields={"file": msg})
