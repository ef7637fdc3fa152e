"""``bin/hotline shield FILE.jsonl``: what would the monthly sample find in these texts?"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from hotline.config.city.files import CityFileError
from hotline.config.shield.city_words import city_from_files
from hotline.config.shield.lines import LineError, read_line
from hotline.config.shield.words import sentences, summary
from hotline.workorders.rules.shield import examine
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Known
from hotline.workorders.rules.shield.finding import Finding

_ROOT = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Examine every line: 0 when all could be read, 1 with ``--strict`` if something blocks."""
    chosen = _parser().parse_args(arguments)
    try:
        city = city_from_files(_ROOT / "cities" / chosen.city)
        with _opened(chosen.file) as lines:
            answers = list(_show(lines, city, as_json=chosen.json))
    except (CityFileError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stderr.write(summary(answers) + "\n")
    if any("error" in each for each in answers):
        return 2
    is_blocked = any(each["is_blocked"] for each in answers)
    return 1 if chosen.strict and is_blocked else 0


def _show(lines: TextIO, city: City, *, as_json: bool) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        answer = _answer(number, text, city)
        if as_json:
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        else:
            sys.stdout.writelines(f"{each}\n" for each in sentences(answer))
        yield answer


def _answer(number: int, text: str, city: City) -> dict[str, Any]:
    try:
        draft = read_line(text, city)
    except LineError as error:
        return {"line": number, "error": str(error), "findings": []}
    started = time.perf_counter()
    found = examine(draft, Known(now=datetime.now(UTC)), city)
    return {
        "line": number,
        "milliseconds": round((time.perf_counter() - started) * 1000, 2),
        "is_blocked": any(each.severity == "blocks" for each in found),
        "findings": [_finding(each) for each in found],
    }


def _finding(each: Finding) -> dict[str, Any]:
    span = each.span
    where = {"field": span.field, "start": span.start, "end": span.end} if span else None
    return {
        "code": each.code,
        "label": each.label,
        "severity": each.severity,
        "reason": each.reason,
        "span": where,
        "mends": [
            {
                "kind": mend.kind,
                "label": mend.label,
                "field": mend.field,
                "value": mend.value,
                "parts": list(mend.parts),
            }
            for mend in each.mends
        ],
    }


def _opened(name: str) -> TextIO:
    return sys.stdin if name == "-" else Path(name).open(encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline shield", description="按本市的规则对文字做派单前体检；平台不必运行"
    )
    parser.add_argument("file", metavar="FILE.jsonl", help="每行一个 JSON；- 为标准输入")
    parser.add_argument("--json", action="store_true", help="每行输出一个 JSON")
    parser.add_argument("--strict", action="store_true", help="有必须先改的就以 1 退出")
    parser.add_argument(
        "--city", default=os.environ.get("HOTLINE_CITY") or "haikou", help="城市，默认本市"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
