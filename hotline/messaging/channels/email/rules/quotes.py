"""Tell what a citizen wrote now (正文) from what is quoted (引用) and the signature (签名)."""

import re
from dataclasses import dataclass

_QUOTE_STARTS = (
    re.compile(
        r"^\s*-{2,}\s*(原始邮件|回复的原邮件|转发邮件信息|转发的邮件|Original Message"
        r"|Replied Message|Forwarded [Mm]essage)\s*-{0,}",
        re.IGNORECASE,
    ),
    re.compile(r"^\s*(在|On)\s.{4,200}(写道|wrote)\s*[:：]\s*$"),
    re.compile(r"^.{0,200}\d{4}.{0,200}写道\s*[:：]\s*$"),
    re.compile(r"^\s*_{20,}\s*$"),
)
_HEAD = re.compile(r"^\s*>?\s*(发件人|寄件者|From)\s*[:：]\s*\S", re.IGNORECASE)
_HEAD_MORE = re.compile(
    r"^\s*>?\s*(发送时间|发送日期|日期|收件人|主题|寄件日期|收件者|主旨|Sent|Date|To|Subject)\s*[:：]",
    re.IGNORECASE,
)
_QUOTED_LINE = re.compile(r"^\s*>")
_SIGNATURE = re.compile(r"^--\s?$")
_DEVICE = re.compile(
    r"^\s*((发自|来自|从).{1,20}(iPhone|iPad|手机|邮箱|客户端|邮件|华为|小米).{0,20}"
    r"|Sent from my .{1,40}|Get Outlook for .{1,20})\s*$",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 12
QUOTED_MARK = "【以下为引用的往来邮件】"
SIGNATURE_MARK = "【以下为签名】"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The three pieces of a letter's text; the last two are often empty."""

    body: str
    signature: str = ""
    quoted: str = ""


def split_letter(text: str) -> Pieces:
    """Return the pieces; a letter that is nothing but a quote keeps it as its body."""
    lines = text.replace("\r\n", "\n").split("\n")
    quote = _start_of_quote(lines)
    quoted = "\n".join(lines[quote:]).strip()
    lines = lines[:quote]
    signature_at = _start_of_signature(lines)
    signature = "\n".join(lines[signature_at:]).removeprefix("-- ").strip("-\n ")
    body = "\n".join(lines[:signature_at]).strip()
    if not body:
        return Pieces(text.strip())
    return Pieces(body, signature, quoted)


def joined(pieces: Pieces) -> str:
    """Return all pieces as one text, what was written now first."""
    parts = [pieces.body]
    if pieces.signature:
        parts.append(f"{SIGNATURE_MARK}\n{pieces.signature}")
    if pieces.quoted:
        parts.append(f"{QUOTED_MARK}\n{pieces.quoted}")
    return "\n\n".join(parts)


def _start_of_quote(lines: list[str]) -> int:
    for number, line in enumerate(lines):
        if any(each.match(line[:400]) for each in _QUOTE_STARTS):
            return number
        if _HEAD.match(line[:400]) and _is_head(lines[number + 1 : number + 4]):
            return number
    return _start_of_arrows(lines)


def _is_head(below: list[str]) -> bool:
    return any(_HEAD_MORE.match(line[:400]) for line in below)


def _start_of_arrows(lines: list[str]) -> int:
    """Return where the lines with arrows at the end begin; answers between them stay whole."""
    start = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        if _QUOTED_LINE.match(lines[number][:400]):
            start = number
        elif lines[number].strip():
            break
    return start


def _start_of_signature(lines: list[str]) -> int:
    first = max(len(lines) - _SIGNATURE_LINES, 0)
    for number in range(first, len(lines)):
        if _SIGNATURE.match(lines[number]) or _DEVICE.match(lines[number][:80]):
            return number
    return len(lines)
