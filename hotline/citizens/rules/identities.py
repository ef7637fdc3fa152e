"""By what a citizen is known besides numbers (身份), and when two files may become one."""

from enum import StrEnum


class IdentityKind(StrEnum):
    """The world an identity belongs to; the names are those of the channels."""

    WECHAT = "wechat"
    WEIBO = "weibo"
    EMAIL = "email"


IDENTITY_LABELS: dict[IdentityKind, str] = {
    IdentityKind.WECHAT: "微信",
    IdentityKind.WEIBO: "微博",
    IdentityKind.EMAIL: "电子邮箱",
}


class Proof(StrEnum):
    """How we know that an identity, or a second file, is the same person's."""

    PHONE_CODE = "phone_code"
    REPLY_CODE = "reply_code"
    OPERATOR = "operator"


PROOF_LABELS: dict[Proof, str] = {
    Proof.PHONE_CODE: "手机验证码",
    Proof.REPLY_CODE: "回复验证码",
    Proof.OPERATOR: "热线员当面核实",
}

LONGEST_NOTE = 200
SHORTEST_REASON = 4


def normalize_identity(kind: IdentityKind, value: str) -> str:
    """Return the one spelling; mail addresses do not mind case, the others do."""
    plain = value.strip()
    return plain.lower() if kind is IdentityKind.EMAIL else plain


def fault_of_merge(kept: int, absorbed: int, *, root_of_kept: int, root_of_absorbed: int) -> str:
    """Return why two files may not become one; empty when they may."""
    if kept == absorbed:
        return "请选择两份不同的市民档案。"
    if root_of_kept == root_of_absorbed:
        return "这两份档案已经合并。"
    if root_of_absorbed != absorbed:
        return "被合并的档案已并入其他档案，请先撤销。"
    return ""


def mask_identity(value: str) -> str:
    """Return such as ``ch***@mail.example`` or ``o6_b***``: enough to tell two apart."""
    name, at, host = value.partition("@")
    return f"{name[:2]}***{at}{host}" if at else f"{value[:4]}***"
