"""Whether a telephony configuration hangs together before call control gets it."""

from collections.abc import Iterator

from contracts.ivr_check import Known, check_flow
from contracts.standard_prompts import STANDARD_PROMPTS
from contracts.telephony_config import QueuePolicy, TelephonyConfiguration

LANGUAGES: dict[str, str] = {
    "zh": "普通话",
    "en": "英语",
    "ru": "俄语",
    "ja": "日语",
    "ko": "韩语",
}
"""The languages prompts are kept in (语言), VOI-08."""


def known_names(configuration: TelephonyConfiguration) -> Known:
    """Return the names a flow may use within the configuration."""
    contacts = [*configuration.contacts]
    return Known(
        queues=frozenset(each.name for each in configuration.queues),
        hours=frozenset(each.name for each in configuration.hours),
        prompts=frozenset(STANDARD_PROMPTS) | {each.name for each in configuration.prompts},
        contacts=frozenset(each.name for each in contacts) | {each.number for each in contacts},
        seats=frozenset(each.extension for each in configuration.seats),
        languages=frozenset(LANGUAGES),
    )


def contradictions(configuration: TelephonyConfiguration) -> list[str]:
    """Return, in Chinese, everything that would leave a citizen without a way."""
    return [
        *_numbers(configuration),
        *_flows(configuration),
        *(text for queue in configuration.queues for text in _queue(queue, configuration)),
    ]


def _numbers(configuration: TelephonyConfiguration) -> Iterator[str]:
    flows = {each.name for each in configuration.flows}
    if not configuration.numbers:
        yield "没有任何接入号码。"
    for number in configuration.numbers:
        if number.flow not in flows:
            yield f"号码 {number.number} 使用的流程“{number.flow}”不存在或尚未发布。"
        if number.language not in LANGUAGES:
            yield f"号码 {number.number} 的语言“{number.language}”没有提示音。"


def _flows(configuration: TelephonyConfiguration) -> Iterator[str]:
    known = known_names(configuration)
    for flow in configuration.flows:
        for finding in check_flow(flow, known=known):
            if finding.level == "error":
                place = f"（{finding.step}）" if finding.step else ""
                yield f"流程“{flow.label or flow.name}”{place}：{finding.text}"


def _queue(queue: QueuePolicy, configuration: TelephonyConfiguration) -> Iterator[str]:
    queues = {each.name for each in configuration.queues}
    if queue.overflow_queue and queue.overflow_queue not in queues:
        yield f"队列“{queue.label}”的溢出队列“{queue.overflow_queue}”不存在。"
    if queue.overflow_queue == queue.name:
        yield f"队列“{queue.label}”不能溢出到自己。"
    groups = {each.group for each in configuration.seats}
    for group in queue.groups:
        if group not in groups:
            yield f"队列“{queue.label}”使用的坐席组“{group}”没有任何坐席。"
