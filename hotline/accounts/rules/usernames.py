"""One spelling for every sign-in name, so that two accounts cannot look alike."""

import re
import unicodedata

_NAME = re.compile(r"[a-z][a-z0-9_]{1,63}")


def normalize_username(text: str) -> str:
    """Fold case and width (NFKC): ``ＷａｎｇＦａｎｇ`` and ``wangfang`` are one name."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def fault_of_username(name: str) -> str:
    """Say in Chinese what is wrong with a normalized name; empty: nothing."""
    if _NAME.fullmatch(name):
        return ""
    return "登录名以小写字母开头，只含小写字母、数字、下划线，2 到 64 个字符。"
