"""What WeChat Pay tells by itself (商家转账回调通知, APIv3): signed, and sealed by AES-256-GCM."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hotline.rewards.rules.payments import Standing
from hotline.rewards.wechat_pay.client import standing_of
from hotline.rewards.wechat_pay.settings import WeChatPaySettings
from hotline.rewards.wechat_pay.signing import is_signed, load_public

FINISHED = "MCHTRANSFER.BILL.FINISHED"
MOST_BYTES = 64 * 1024


class NotTheirsError(ValueError):
    """It is not WeChat Pay's own, not of now, or not for this merchant."""


def read_notice(
    settings: WeChatPaySettings, headers: Mapping[str, str], body: bytes, *, timestamp: int
) -> tuple[str, Standing] | None:
    """Return the bill and where it stands; None for what is of no interest here.

    Raises:
        NotTheirsError: it cannot be trusted.

    """
    key = load_public(settings.platform_key_file)
    serial = settings.platform_serial
    if len(body) > MOST_BYTES or not is_signed(key, serial, headers, body, timestamp=timestamp):
        raise NotTheirsError
    said = _object(body)
    if said.get("event_type") != FINISHED:
        return None
    bill = _object(_opened(settings, said.get("resource")))
    if bill.get("mch_id") != settings.mch_id or not isinstance(bill.get("out_bill_no"), str):
        raise NotTheirsError
    return bill["out_bill_no"], standing_of(bill)


def _opened(settings: WeChatPaySettings, resource: Any) -> bytes:
    if not isinstance(resource, dict) or resource.get("algorithm") != "AEAD_AES_256_GCM":
        raise NotTheirsError
    secret = settings.api_v3_key.get_secret_value().encode()
    try:
        return AESGCM(secret).decrypt(
            str(resource.get("nonce", "")).encode(),
            base64.b64decode(str(resource.get("ciphertext", "")), validate=True),
            str(resource.get("associated_data") or "").encode(),
        )
    except (InvalidTag, ValueError) as error:
        raise NotTheirsError from error


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NotTheirsError from error
    if not isinstance(found, dict):
        raise NotTheirsError
    return found
