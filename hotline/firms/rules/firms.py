"""What a firm's file must say: pure (BIZ-03, 二(四)2)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from hotline.citizens.rules.numbers import normalize_number

MAX_NAME = 80
MAX_ADDRESS = 120
MAX_CONTACT = 40
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
"""GB 32100-2015, section 4.2: check character of the unified social credit code."""


class FirmKind(StrEnum):
    """Why the service team keeps in touch with a firm."""

    HEADQUARTERS = "headquarters"
    KEY = "key"
    NEW = "new"
    OTHER = "other"


KIND_LABELS: dict[FirmKind, str] = {
    FirmKind.HEADQUARTERS: "总部经济企业",
    FirmKind.KEY: "重点企业",
    FirmKind.NEW: "新落户企业",
    FirmKind.OTHER: "其他企业",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmFile:
    """A firm as it is written down."""

    name: str
    credit_code: str
    kind: FirmKind
    area_code: str
    address: str
    contact_name: str
    contact_phone: str


def is_credit_code(text: str) -> bool:
    """Tell whether it is a whole unified social credit code (统一社会信用代码)."""
    if not _CREDIT_CODE.fullmatch(text):
        return False
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(text, _WEIGHTS, strict=False))
    return _SIGNS[(31 - total % 31) % 31] == text[-1]


def faults_of_firm(firm: FirmFile) -> dict[str, str]:
    """Return field → Chinese sentence for everything missing or wrong."""
    faults = {}
    if not firm.name:
        faults["name"] = "请填写企业名称。"
    if firm.credit_code and not is_credit_code(firm.credit_code):
        faults["credit_code"] = "统一社会信用代码不正确，请核对 18 位代码。"
    if not firm.address:
        faults["address"] = "请填写企业地址。"
    if not firm.contact_name:
        faults["contact_name"] = "请填写联系人。"
    if not normalize_number(firm.contact_phone):
        faults["contact_phone"] = "联系电话格式不正确。"
    return faults
