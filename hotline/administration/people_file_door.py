"""Read a list of people from an upload: CSV here, a workbook in a child process."""

import csv
import io
import json
import subprocess
import sys

from django.conf import settings

from hotline.administration.errors import UnreadableFile
from hotline.administration.rules.people_file import NoListError, PersonRow, rows_in
from hotline.core.text import clean_text

MOST_BYTES = 2 * 1024 * 1024
_SECONDS = 20
_WORKBOOK = b"PK\x03\x04"
_TOO_LARGE = "文件超过 2 MB，请分批导入。"
_NO_TABLE = "文件不是 xlsx 或 CSV（UTF-8、GBK），请另存后重试。"
_TOO_SLOW = "系统繁忙，文件读取超时，请稍后重试。"
_NO_WORKBOOK = "这不是一个可以读取的 xlsx 文件，请另存后重试。"


def read_people(content: bytes) -> list[PersonRow]:
    """Return the rows of the file.

    Raises:
        UnreadableFile: too large, no table, without the headings, empty, or too many people.

    """
    if len(content) > MOST_BYTES:
        raise _unreadable(_TOO_LARGE)
    table = _workbook(content) if content.startswith(_WORKBOOK) else _lines(content)
    try:
        return rows_in([[str(clean_text(each)) for each in row] for row in table])
    except NoListError as error:
        raise _unreadable(str(error)) from error


def _lines(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding))))
        except (UnicodeDecodeError, csv.Error):
            continue
    raise _unreadable(_NO_TABLE)


def _workbook(content: bytes) -> list[list[str]]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hotline.administration.table_reader"],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            cwd=settings.BASE_DIR,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _unreadable(_TOO_SLOW) from error
    if done.returncode != 0:
        raise _unreadable(_NO_WORKBOOK)
    table: list[list[str]] = json.loads(done.stdout)
    return table


def _unreadable(message: str) -> UnreadableFile:
    return UnreadableFile(message, fields={"file": message})
