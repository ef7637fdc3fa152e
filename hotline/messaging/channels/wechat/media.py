"""Download what a citizen sent (素材下载): pictures, voices, films; kept by WeChat three days."""

import re
from urllib.parse import urlsplit

from hotline.files.rules.file_kinds import MAX_BYTES
from hotline.messaging.channels.wechat.client import Headers, WeChatClient, is_json, parsed_json
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.errors import SendingFailed

_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "audio/amr": ".amr",
    "voice/amr": ".amr",
    "audio/mp3": ".mp3",
    "audio/mpeg": ".mp3",
    "video/mp4": ".mp4",
    "video/mpeg4": ".mp4",
}
_NAMED = re.compile(r'filename="?[^";]*?(\.[0-9A-Za-z]{1,5})"?(?:;|$)')


def download(client: WeChatClient, media_id: str) -> tuple[str, bytes]:
    """Return a name by what kind of file it is, and the bytes; no name when nobody knows.

    Raises:
        SendingFailed: it is gone, or lies where nothing may be fetched from.

    """
    headers, content = client.fetch("/cgi-bin/media/get", MAX_BYTES, media_id=media_id)
    if is_json(headers, content):
        address = str(parsed_json(content).get("video_url", ""))
        _must_be_of_wechat(address, client.settings)
        headers, content = client.fetch_from(address, MAX_BYTES)
    return _name(headers), content


def _name(headers: Headers) -> str:
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    named = _NAMED.search(headers.get("content-disposition", ""))
    suffix = _SUFFIXES.get(kind) or (named.group(1).lower() if named else "")
    return f"微信附件{suffix}" if suffix else ""


def _must_be_of_wechat(address: str, settings: WeChatSettings) -> None:
    """Fetch nothing from inside the house because a push said so."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    is_own = bool(host) and f"{parts.scheme}://{parts.netloc}" == settings.api_base
    is_store = parts.scheme in {"http", "https"} if host else False
    known = any(f".{host}".endswith(f".{each.lstrip('.')}") for each in settings.media_hosts)
    if not is_own and not (is_store and known):
        msg = "微信返回的视频地址不在允许的域名里。"
        raise SendingFailed(msg, is_final=True)
