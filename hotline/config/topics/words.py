"""Say a model's card and scores in Chinese, for people at a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any


def card_lines(card: Mapping[str, Any]) -> Iterator[str]:
    """Yield the card line by line."""
    yield f"训练日期 {card['trained_on']}，样本 {card['examples']} 条（{card['groups']} 组）"
    yield f"样本摘要 {card['examples_sha256'][:16]}，词项 {card['terms']} 个，种子 {card['seed']}"
    yield from score_lines(card)
    yield f"目标精确率 {card['precision_asked']:.1%}，低于 {card['threshold']:.3f} 的不给结论"
    yield f"概率误差 {card['calibration_error']:.3f}"


def score_lines(scores: Mapping[str, Any]) -> Iterator[str]:
    """Yield accuracy, coverage, every topic and what is confused most."""
    yield f"准确率 {scores['accuracy']:.1%}，宏平均 F1 {scores['macro_f1']:.1%}"
    if "first_level" in scores:
        first = scores["first_level"]
        yield f"一级分类：准确率 {first['accuracy']:.1%}，宏平均 F1 {first['macro_f1']:.1%}"
    yield (f"给出结论 {scores['coverage']:.1%}，其中正确 {scores['precision_of_covered']:.1%}")
    for name, each in scores["topics"].items():
        yield (
            f"  {name}：精确率 {each['precision']:.1%}，召回率 {each['recall']:.1%}，"
            f"F1 {each['f1']:.1%}（{each['count']} 条）"
        )
    for each in scores["confusions"][:5]:
        yield f"  {each['right']} 被认作 {each['said']}：{each['count']} 条"
