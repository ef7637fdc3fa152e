"""Letters as citizens and servers send them."""

from email.message import EmailMessage
from typing import Any

CITIZEN = "chen.jing@example.com"


def letter(
    text: str = "海甸岛人民大道路灯不亮三天了。",
    *,
    message_id: str = "<m-1@example.com>",
    subject: str = "路灯不亮",
    sender: str = f"陈静 <{CITIZEN}>",
    references: str = "",
    headers: dict[str, str] | None = None,
    charset: str = "utf-8",
    files: tuple[tuple[str, str, bytes], ...] = (),
) -> bytes:
    """Return one as its bytes."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "hotline@hotline.gov.cn", subject
    made["Date"] = "Tue, 24 Nov 2026 09:30:00 +0800"
    if message_id:
        made["Message-ID"] = message_id
    if references:
        made["References"] = references
        made["In-Reply-To"] = references.rsplit(maxsplit=1)[-1]
    for name, value in (headers or {}).items():
        made[name] = value
    made.set_content(text, charset=charset)
    for name, kind, content in files:
        main, _, sub = kind.partition("/")
        made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return made.as_bytes()


def raw(head: str, body: bytes = b"", **_: Any) -> bytes:
    """Return a letter of which every byte is chosen."""
    return head.strip().replace("\n", "\r\n").encode() + b"\r\n\r\n" + body
