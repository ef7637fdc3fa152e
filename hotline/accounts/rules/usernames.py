"""One spelling for every sign-in name, so that two accounts cannot look alike."""

import unicodedata


def normalize_username(text: str) -> str:
    """Fold case and width (NFKC): ``ＷａｎｇＦａｎｇ`` and ``wangfang`` are one name."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()
