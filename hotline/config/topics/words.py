"""Say a model's card and scores in Chinese, for people at a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any


def card_lines(card: Mapping[str, Any]) -> Iterator[str]:
    """Yield the card line by line."""
    yield f"训练日期 {card['trained_on']}，样本 {card['examples']} 条（{card['groups']} 组）"
    yield f"样本摘要 {card['examples_sha256'][:16]}，词项 {card['terms']} 个，种子 {card['seed']}"
    if not card.get("judged", card["examples"]):
        yield "样本都近似重复，没有可检验的，下面的数字不作准"
    yield from score_lines(card)
    yield f"目标精确率 {card['precision_asked']:.1%}，低于 {card['threshold']:.3f} 的不给结论"
    if card.get("hints"):
        yield f"另学了分类目录 {card['hints']} 行"
    if "meaning" in card:
        yield f"整句由 {card['meaning']} 读懂"
    yield f"概率误差 {card['calibration_error']:.3f}"
    yield from _doubt_lines(card)


def _doubt_lines(card: Mapping[str, Any]) -> Iterator[str]:
    if card.get("split_groups"):
        yield f"{card['split_groups']} 组近似重复的文字分到了不同类，请核对"
    if card.get("doubted"):
        yield f"{card['doubted']} 条的分类与模型有把握的判断不同，请核对，例如："
    for each in card.get("doubts", [])[:5]:
        yield f"  {each['id']}：{each['topic']}，像 {each['said']}（{each['probability']:.2f}）"


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
