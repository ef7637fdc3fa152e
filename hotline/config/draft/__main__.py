"""``bin/hotline draft TRANSCRIPT.json``: which fields do these words fill, and which words?"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from hotline.config.city.files import CityFileError
from hotline.config.draft.answer import as_json
from hotline.config.draft.city_words import words_from_files
from hotline.config.draft.moments import moment_of
from hotline.workorders.rules.draft import draft
from hotline.workorders.rules.draft.reading import read_turns

_ROOT = Path(__file__).resolve().parents[3]
_MOST = 50_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Draft one conversation: 0 when it could be read, however little it fills."""
    chosen = _parser().parse_args(arguments)
    try:
        content = _content(_read(chosen.file))
        city = words_from_files(_ROOT / "cities" / chosen.city)
        now = moment_of(chosen.now, content)
    except (CityFileError, OSError, UnicodeDecodeError, ValueError) as error:
        sys.stderr.write(f"无法起草：{error}\n")
        return 2
    started = time.perf_counter()
    turns = read_turns(content)
    answer = as_json(turns, draft(turns, city, now=now), now)
    answer["milliseconds"] = round((time.perf_counter() - started) * 1000, 1)
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    if not turns:
        sys.stderr.write("没有读到任何话语，各项留空。\n")
    return 0


def _read(name: str) -> str:
    raw = sys.stdin.buffer.read(_MOST) if name == "-" else Path(name).read_bytes()
    return raw.decode("utf-8-sig")


def _content(text: str) -> Any:
    """Return the parsed JSON, or one JSON a line, or the plain text itself."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        pass
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return [json.loads(line) for line in lines]
    except json.JSONDecodeError:
        if text.lstrip().startswith(("{", "[{")):
            msg = "文件看起来是 JSON，但不完整或有误。"
            raise ValueError(msg) from None
        return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline draft",
        description="从通话文字起草工单：每一项都注明出自哪句话、第几秒；没说的留空。平台不必运行",
    )
    parser.add_argument(
        "file", metavar="TRANSCRIPT.json", help="通话文字（JSON 或纯文本）；- 为标准输入"
    )
    parser.add_argument(
        "--now", type=datetime.fromisoformat, help="推算“昨天”等日期的时刻，默认通话时间或现在"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON（总是如此）")
    parser.add_argument(
        "--city", default=os.environ.get("HOTLINE_CITY") or "haikou", help="城市，默认本市"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
