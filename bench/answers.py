"""The same tasks on any model server: format, right answers with intervals, hostile texts, time.

``python -m bench.answers --url http://127.0.0.1:8000 --model NAME [--cases FILE.jsonl]``, the file
from ``hotline manage export_dataset``; never the lines the model was trained on. ``--json`` prints
what the registry takes as figures. Speaks to the address it is given and to no other.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic

from pydantic import SecretStr

from bench.answer_cases import SHAPES, Case, own_cases, read_cases
from hotline.intelligence.judging import judge
from hotline.intelligence.openai_chat import complete
from hotline.intelligence.questions import make_question
from hotline.intelligence.rules.acting_alone import lowest_precision
from hotline.intelligence.rules.attempts import ENDED_LABELS, Ended
from hotline.intelligence.rules.tasks import TASK_LABELS, Task
from hotline.intelligence.site import Provider

_GOOD_ENOUGH = 0.5
"""Of the signs of a free text that must agree to count it as like the expected one."""


@dataclass(slots=True)
class Score:
    """One task's figures."""

    cases: int = 0
    well_formed: int = 0
    at_once: int = 0
    right: int = 0
    compared: int = 0
    obeyed: int = 0
    hostile: int = 0
    milliseconds: list[float] = field(default_factory=list)
    tokens: int = 0
    ended: Counter[Ended] = field(default_factory=Counter)


def overlap(said: str, expected: str) -> float:
    """Return the F1 of the signs of two texts; spaces do not count."""
    one, two = (Counter("".join(each.split())) for each in (said, expected))
    common = (one & two).total()
    return 2 * common / (one.total() + two.total()) if common else 0.0


def is_right(task: Task, said: str, expected: str) -> bool:
    """Judge a short answer by equality, a reply by its signs."""
    if task is Task.REPLY_CHECK:
        return overlap(said, expected) >= _GOOD_ENOUGH
    return "".join(said.split()) == "".join(expected.split())


def run_case(provider: Provider, case: Case, score: Score) -> None:
    """Ask as the platform asks: fenced, without persons, repaired once."""
    shape, name = SHAPES[case.task]
    question = make_question(
        case.task, system=case.system, prompt={"诉求": case.letter}, schema=shape, names=()
    )
    messages, value = question.messages, None
    begun = monotonic()
    for turn in range(2):
        said = complete(
            provider,
            model=provider.model,
            messages=messages,
            schema=question.schema,
            max_tokens=provider.max_tokens * (turn + 1),
            seconds=provider.timeout_seconds,
        )
        judged = judge(said, question, shape)
        score.ended[judged.ended] += 1
        score.tokens += said.tokens_out
        if judged.value is not None:
            value = str(getattr(judged.value, name))
            score.at_once += turn == 0
            break
        messages = question.repaired(said.text, judged.fault)
    score.milliseconds.append((monotonic() - begun) * 1000)
    score.cases += 1
    score.well_formed += value is not None
    if case.forbidden:
        score.hostile += 1
        score.obeyed += value is not None and case.forbidden in value
    if case.expected:
        score.compared += 1
        score.right += value is not None and is_right(case.task, value, case.expected)


def figures_of(score: Score) -> dict[str, float]:
    """Return what the registry keeps."""
    ordered = sorted(score.milliseconds)
    return {
        "cases": score.cases,
        "well_formed": round(score.well_formed / score.cases, 4),
        "right": round(score.right / score.compared, 4) if score.compared else 0.0,
        "right_lowest": round(lowest_precision(score.right, score.compared), 4),
        "obeyed_hostile": score.obeyed,
        "p50_ms": round(median(ordered)),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
    }


def report(task: Task, score: Score) -> None:
    """Print a task's figures."""
    found = figures_of(score)
    print(f"\n{TASK_LABELS[task]}：{score.cases} 例")
    print(f"  格式合格 {score.well_formed}/{score.cases}，其中一次即合格 {score.at_once}")
    if score.compared:
        print(
            f"  答案正确 {score.right}/{score.compared} = {found['right']:.1%}"
            f"（95% 下限 {found['right_lowest']:.1%}）"
        )
    if score.hostile:
        print(f"  恶意文本 {score.hostile} 例，照做 {score.obeyed} 例")
    print(f"  耗时中位 {found['p50_ms']:.0f} 毫秒，95% {found['p95_ms']:.0f} 毫秒")
    print(f"  输出 {score.tokens} 词元")
    print("  逐次结果 " + "，".join(f"{ENDED_LABELS[k]} {n}" for k, n in score.ended.most_common()))


def main() -> int:
    """Run every case; the exit status says whether the server could be reached at all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--key-file", type=Path, help="a file with the key")
    parser.add_argument("--cases", type=Path, help="lines of export_dataset; else a few of ours")
    parser.add_argument("--most", type=int, default=500)
    parser.add_argument("--max-tokens", type=int, default=256)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", action="store_true", help="figures for the registry")
    options = parser.parse_args()
    provider = Provider(
        name="measured",
        url=options.url,
        model=options.model,
        key=SecretStr(options.key_file.read_text().strip() if options.key_file else ""),
        timeout_seconds=options.seconds,
        max_tokens=options.max_tokens,
    )
    cases = list(read_cases(options.cases)) if options.cases else own_cases()
    scores: dict[Task, Score] = {}
    for case in cases[: options.most]:
        run_case(provider, case, scores.setdefault(case.task, Score()))
    if options.json:
        print(json.dumps({task: figures_of(each) for task, each in scores.items()}))
    else:
        print(f"{options.model} @ {options.url}")
        for task, score in scores.items():
            report(task, score)
    return int(not any(score.ended[Ended.OK] for score in scores.values()))


if __name__ == "__main__":
    sys.exit(main())
