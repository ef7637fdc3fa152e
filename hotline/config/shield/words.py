"""Say findings in Chinese, for people at a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hotline.workorders.rules.shield.finding import SEVERITY_LABELS, Severity

_SHOWN = 5


def sentences(answer: dict[str, Any]) -> Iterator[str]:
    """Yield one line for each finding, or that there is none."""
    number = answer["line"]
    if "error" in answer:
        yield f"第 {number} 行：{answer['error']}"
        return
    if not answer["findings"]:
        yield f"第 {number} 行：没有发现问题"
        return
    for each in answer["findings"]:
        mends = "；".join(mend["label"] for mend in each["mends"])
        severity = SEVERITY_LABELS[Severity(each["severity"])]
        tail = f" → {mends}" if mends else ""
        yield f"第 {number} 行 [{severity}] {each['label']}：{each['reason']}{tail}"


def summary(answers: Sequence[dict[str, Any]]) -> str:
    """Say how many texts, how many are stopped, what is found most, and what was not asked."""
    read = [each for each in answers if "error" not in each]
    blocked = sum(each["is_blocked"] for each in read)
    counts = Counter(
        label for each in read for label in {finding["label"] for finding in each["findings"]}
    )
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_SHOWN]
    most = "、".join(f"{label} {count}" for label, count in ranked)
    slowest = max((each["milliseconds"] for each in read), default=0.0)
    bad = len(answers) - len(read)
    return (
        f"共 {len(read)} 条，{blocked} 条不改不能派"
        + (f"，{bad} 行无法读取" if bad else "")
        + (f"；最多的是：{most}" if most else "")
        + f"；最慢一条 {slowest:.1f} 毫秒。"
        + "统一答复、知识库和派单规则在平台上核对，这里没有查。"
    )
