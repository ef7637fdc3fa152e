"""``bin/hotline clock due|elapsed``: when does a limit run out, and what of it has passed?"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hotline.config.city.files import CityFileError
from hotline.config.clock.answers import Question, due_answer, elapsed_answer
from hotline.config.clock.city_limits import CityLimits
from hotline.config.clock.words import sentences
from hotline.reference.rules.calendar import SHANGHAI, NeverOpenError
from hotline.reference.rules.limits import Limit
from hotline.reference.rules.stopped_time import Stop

_ROOT = Path(__file__).resolve().parents[3]
_OTHER_READING = {"follow_up": "follow_up_paused", "follow_up_paused": "follow_up"}
"""The clock of a follow-up can be read in two ways; both are told (CB-02)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question; the exit status for the shell."""
    chosen = _parser().parse_args(arguments)
    try:
        city = CityLimits(_ROOT / "cities" / chosen.city)
        if chosen.question == "list":
            sys.stdout.write("\n".join(city.names) + "\n")
            return 0
        answer = _answer(chosen, city, chosen.policy)
        other = _OTHER_READING.get(answer["limit"])
        if other:
            answer["other_readings"] = [_answer(chosen, city, other)]
    except (CityFileError, NeverOpenError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    text = json.dumps(answer, ensure_ascii=False, indent=2) if chosen.json else None
    sys.stdout.write((text or "\n".join(sentences(answer))) + "\n")
    return 0


def _answer(chosen: argparse.Namespace, city: CityLimits, policy: str) -> dict[str, Any]:
    day = chosen.start.astimezone(SHANGHAI).date()
    limit = city.limit(policy, day)
    acting = city.calendar(limit.act_within, day) if limit.act_within else limit.calendar
    question = Question(
        policy=policy, limit=limit, acting=acting, start=chosen.start, stops=tuple(chosen.stop)
    )
    if chosen.question == "due":
        answer = due_answer(question, chosen.now)
    else:
        answer = elapsed_answer(question, chosen.now or datetime.now(UTC))
    unknown = _unannounced(city, limit, [day, *filter(None, [question.due])])
    return answer | ({"note": unknown} if unknown else {})


def _unannounced(city: CityLimits, limit: Limit, days: Sequence[date]) -> str:
    """Say when a clock counts in a year whose holidays nobody has announced yet."""
    if not limit.calendar.holidays:
        return ""
    unknown = sorted({each.year for each in days if not city.is_announced(each.year)})
    years = "、".join(map(str, unknown))
    return f"{years} 年的放假安排尚未公布，暂按平日计算。" if unknown else ""


def moment(text: str) -> datetime:
    """Read a time; without an offset it is the city's.

    Raises:
        ArgumentTypeError: not a time.

    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        msg = f"“{text}”不是时间，请写作 2026-11-27T16:00"
        raise argparse.ArgumentTypeError(msg) from error
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def stop(text: str) -> Stop:
    """Read ``FROM/UNTIL``; without an end the clock still stands.

    Raises:
        ArgumentTypeError: not two times, or the end comes first.

    """
    since, _, until = text.partition("/")
    begins, ends = moment(since), moment(until) if until else None
    if ends is not None and ends < begins:
        msg = f"停表“{text}”的结束早于开始"
        raise argparse.ArgumentTypeError(msg)
    return begins, ends


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline clock", description="按本市的时限和日历计时")
    questions = parser.add_subparsers(dest="question", required=True, metavar="问题")
    usual = argparse.ArgumentParser(add_help=False)
    usual.add_argument("--city", default=os.environ.get("HOTLINE_CITY") or "haikou", help="城市")
    questions.add_parser("list", parents=[usual], help="列出时限的名称")
    for name, text in (("due", "什么时候到期"), ("elapsed", "已经用了多少")):
        asked = questions.add_parser(name, parents=[usual], help=text)
        asked.add_argument("--policy", required=True, help="时限名称，如 phone-dispatch")
        asked.add_argument("--start", required=True, type=moment, help="起表时间")
        asked.add_argument("--now", type=moment, help="截至时间，缺省为此刻（仅 elapsed）")
        asked.add_argument(
            "--stop", type=stop, action="append", default=[], help="停表：开始/结束，可重复"
        )
        asked.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
