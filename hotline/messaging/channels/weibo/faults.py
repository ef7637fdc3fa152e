"""What Weibo's error codes (错误代码) mean for whoever wrote the message."""

from collections.abc import Mapping
from typing import Any

from hotline.messaging.errors import SendingFailed

_PASSING: Mapping[int, str] = {
    10001: "微博系统错误。",
    10002: "微博服务暂停。",
    10003: "微博远程服务错误。",
    10004: "本机的出口地址不在微博应用的允许范围内。",
    10005: "微博应用没有这个接口的权限，请在开放平台申请。",
    10009: "微博系统繁忙。",
    10010: "微博处理超时。",
    10011: "微博系统错误。",
    10014: "微博应用的接口权限受限，请在开放平台申请。",
    10022: "本机调用微博接口过于频繁。",
    10023: "本账号调用微博接口过于频繁。",
    10024: "本账号调用这个微博接口过于频繁。",
    21301: "微博授权失败，请检查 access_token。",
    21314: "微博授权已失效，请重新获取 access_token。",
    21315: "微博授权已过期，请重新获取 access_token。",
    21316: "微博授权已被取消，请重新授权并更换 access_token。",
    21317: "微博授权被拒绝，请检查 access_token。",
    21327: "微博授权已过期，请重新获取 access_token。",
    21332: "微博不认可 access_token，请重新获取。",
}
_FINAL: Mapping[int, str] = {
    10013: "微博用户不存在或已停用。",
    20003: "微博用户不存在。",
    20012: "内容超过微博的长度限制，请缩短后再发。",
    20101: "原微博已删除，无法回复。",
    20201: "原评论已删除，无法回复。",
    20206: "作者不允许评论这条微博。",
}
"""Codes that no table knows may pass: a message is lost only for a reason that is known."""


class WeiboRefused(SendingFailed):
    """Weibo answered with an error code."""

    def __init__(self, number: int, said: str) -> None:
        """Say it in Chinese; what no table knows is passed on."""
        sentence = _FINAL.get(number) or _PASSING.get(number)
        known = f"{sentence}（{number}）" if sentence else f"微博返回错误 {number}：{said[:100]}"
        super().__init__(known, is_final=number in _FINAL)
        self.number = number


def refuse_errors(answer: Mapping[str, Any]) -> None:
    """Return if the answer is none of an error.

    Raises:
        WeiboRefused: it is.

    """
    number = str(answer.get("error_code", "") or "")
    if number.isascii() and number.isdecimal():
        raise WeiboRefused(int(number[:9]), str(answer.get("error", "")))
    if "error" in answer:
        raise WeiboRefused(0, str(answer["error"]))
