"""Ask a provider which models it has: whether the address, the key and the model are right."""

from dataclasses import dataclass
from time import monotonic

import httpx

from hotline.intelligence.site import Provider, may_reach

_SECONDS = 5.0
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Probed:
    """What came of it, in a sentence."""

    is_well: bool
    sentence: str
    latency_ms: int = 0


def probe(provider: Provider) -> Probed:
    """Send ``GET /v1/models``; nothing of anybody goes along."""
    if not may_reach(provider.url):
        return Probed(is_well=False, sentence="地址不在允许名单内，没有连接。")
    key = provider.key.get_secret_value()
    begun = monotonic()
    try:
        answer = httpx.get(
            f"{provider.url.rstrip('/').removesuffix('/v1')}/v1/models",
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=_SECONDS,
            trust_env=False,
        )
        latency_ms = round((monotonic() - begun) * 1000)
        if answer.status_code != httpx.codes.OK:
            return Probed(
                is_well=False,
                sentence=f"服务返回 HTTP {answer.status_code}。",
                latency_ms=latency_ms,
            )
        names = [str(each["id"]) for each in answer.json()["data"]]
    except httpx.HTTPError as error:
        return Probed(is_well=False, sentence=f"连接失败（{type(error).__name__}）。")
    except (ValueError, LookupError, TypeError):
        return Probed(is_well=False, sentence="返回的不是 /v1/models 的格式。")
    if provider.model not in names:
        listed = "、".join(names[:_MOST_NAMES]) or "没有模型"
        sentence = f"已连接，但没有列出模型 {provider.model}；列出的是：{listed}。"[:300]
        return Probed(is_well=False, sentence=sentence, latency_ms=latency_ms)
    return Probed(
        is_well=True, sentence=f"已连接，模型 {provider.model} 可用。", latency_ms=latency_ms
    )
