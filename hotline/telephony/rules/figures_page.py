"""The definitions of all figures as a Chinese page, for the buyer to check."""

from hotline.telephony.rules.figures import SHORT_SECONDS, WITHIN_SECONDS
from hotline.telephony.rules.measures import BASES, MEASURES

_HEAD = """# 话务统计口径

本页由程序生成（`make docs`），与系统计算所用的定义同一来源。

## 计数规则

- 只统计市民来电；试拨草稿流程的通话、外呼不计入。
- 一通来电只计一次：转接、溢出到其他队列、振铃未接后重新排队，都是同一通。
- 来电归入**首次进入队列**的那个小时和那一天，之后何时接通或挂断都不再移动。
- 未进入队列的来电归入进线时间，挂机后计入。
- 队列统计按接通它的队列；未接通的按最后所在的队列。
- 语音导航或问候语中挂机：未进入队列，不计入接通率分母。
- 振铃时市民挂机计为“振铃中放弃”，与“排队中放弃”分列；两者都是放弃。
- 要求回拨、留言、转外部号码：不算接通，也不算放弃，各自单列。
- 已由人工接通的来电，之后转入其他队列而无人接听，仍是接通。
- 热线员接通后几秒内挂断，仍是接通；可在话单中按挂断方查出。
- 平台故障或队列规则结束的来电计为“系统终止”，不算市民放弃。
- 黑名单、空号等被拒接的来电未进入队列，单列。
- 线路占满被引擎拒接（503）的来电从未成为一通来电，数量取自引擎记录，单列。
- 呼叫控制不可用期间由引擎自身队列接听的来电照常计入，队列名为“应急接听”。

## 指标

| 指标 | 口径 | 公式 |
|---|---|---|
"""
_TAIL = """
满 24 小时的任意连续时段接通率最低值（国家标准要求任意连续 24 小时不低于 95%）随按小时统计一并给出。

## 核对

- 话单由只增不改的话务事件推导，`rebuild_records` 可随时重算，结果逐行相同。
- 每晚与引擎自身记录逐通核对（`check_call_records 日期`），差异成行并告警。
- 每日话务事件封存并与前一日相连，`check_journal` 指出任何一天的改动。
"""


def figures_page() -> str:
    """Return the page in Markdown."""
    words = {"within": WITHIN_SECONDS, "short": SHORT_SECONDS}
    rows = [
        f"| {each.label.format(**words)} | {BASES[each.basis]} | {each.formula.format(**words)} |"
        for each in MEASURES
    ]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL
