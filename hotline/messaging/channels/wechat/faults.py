"""What WeChat's error codes (返回码) mean for whoever wrote the message."""

from collections.abc import Mapping
from typing import Any

from hotline.messaging.errors import SendingFailed

TOKEN_CODES = frozenset({40001, 40014, 42001})
"""The access token is no longer good: another is fetched and the call made once more."""
WINDOW_SHUT = frozenset({45015, 45047})
"""No customer message may be sent now: 48 hours, or five messages, are over."""

_FINAL: Mapping[int, str] = {
    40003: "微信用户标识无效，可能属于其他公众号。",
    40007: "附件在微信服务器上已过期（保存三天）或编号无效。",
    40037: "微信模板编号无效，请检查渠道配置中的 template_id。",
    43004: "市民没有关注公众号，微信无法送达，请改用电话联系。",
    43019: "市民已被公众号拉黑，请先在公众平台移出黑名单。",
    43101: "市民没有订阅或已拒收这类通知，微信无法送达，请改用电话联系。",
    45002: "内容超过微信的长度限制，请缩短后再发。",
    45015: "市民超过 48 小时没有在微信互动，微信不允许再发消息，请改用电话或等市民再次发言。",
    45047: "市民最近一次发言后微信只允许回复五条，请改用电话或等市民再次发言。",
    47003: "通知模板的字段与内容不符，请检查渠道配置中的 fields。",
    48001: "公众号没有这个接口的权限，请在公众平台申请。",
    48002: "市民拒收公众号消息，微信无法送达，请改用电话联系。",
    50002: "微信用户账号受限，无法送达。",
    50005: "市民已取消关注公众号，微信无法送达，请改用电话联系。",
}
_PASSING: Mapping[int, str] = {
    -1: "微信系统繁忙。",
    40001: "微信不认可访问令牌，请检查 AppID 与 AppSecret。",
    40013: "AppID 无效，请检查渠道配置。",
    40014: "微信不认可访问令牌，请检查 AppID 与 AppSecret。",
    40125: "AppSecret 无效，请检查渠道配置。",
    40164: "本机的出口地址不在公众号的 IP 白名单里，请在公众平台添加。",
    40243: "AppSecret 已被冻结，请在公众平台解冻。",
    42001: "微信访问令牌已过期。",
    45009: "今天调用微信接口的次数已用完。",
    45011: "调用微信接口过于频繁。",
    48004: "公众号的接口被微信封禁，请登录公众平台查看原因。",
}


class WeChatRefused(SendingFailed):
    """WeChat answered with an error code."""

    def __init__(self, number: int, said: str = "") -> None:
        """Say it in Chinese; what no table knows is passed on."""
        sentence = _FINAL.get(number) or _PASSING.get(number)
        known = f"{sentence}（{number}）" if sentence else f"微信返回错误 {number}：{said[:100]}"
        super().__init__(known, is_final=number in _FINAL)
        self.number = number


def refuse_errors(answer: Mapping[str, Any]) -> None:
    """Return if the answer is none of an error.

    Raises:
        WeChatRefused: it is.

    """
    number = answer.get("errcode", 0)
    if isinstance(number, int) and number != 0:
        raise WeChatRefused(number, str(answer.get("errmsg", "")))
