"""WeChat Pay's transfers of merchants (商家转账, APIv3): pay, and look where a bill stands."""

import json
import secrets
import time
from typing import Any
from urllib.parse import quote

import httpx

from hotline.rewards.errors import ProviderSilent
from hotline.rewards.rules.payments import Payment, Progress, Standing
from hotline.rewards.wechat_pay.settings import WeChatPaySettings
from hotline.rewards.wechat_pay.signing import (
    authorization,
    is_signed,
    load_private,
    load_public,
)

_BILLS = "/v3/fund-app/mch-transfer/transfer-bills"
_TIMEOUT = httpx.Timeout(10.0, connect=3.0)
_MOST_ANSWER = 64 * 1024
_SILENT = "微信支付没有可信的答复，稍后再查。"

PROGRESS: dict[str, Progress] = {
    "ACCEPTED": Progress.UNDER_WAY,
    "PROCESSING": Progress.UNDER_WAY,
    "TRANSFERING": Progress.UNDER_WAY,
    "CANCELING": Progress.UNDER_WAY,
    "WAIT_USER_CONFIRM": Progress.CONFIRMING,
    "SUCCESS": Progress.PAID,
    "FAIL": Progress.FAILED,
    "CANCELLED": Progress.LAPSED,
}
FINAL_REFUSALS = {"PARAM_ERROR", "INVALID_REQUEST", "NO_AUTH", "APPID_MCHID_NOT_MATCH"}
"""Answers after which the bill does not exist and asking again changes nothing."""


class WeChatPay:
    """One merchant; each request is signed, each answer's signature is checked."""

    def __init__(self, settings: WeChatPaySettings) -> None:
        """Read the keys.

        Raises:
            OSError: a key file cannot be read.
            ValueError: it holds no such key.

        """
        self._settings = settings
        self._key = load_private(settings.private_key_file)
        self._platform_key = load_public(settings.platform_key_file)

    def pay(self, payment: Payment) -> Standing:
        """Ask for a transfer; the bill's number makes it once.

        Raises:
            ProviderSilent: nothing is known of what became of it.

        """
        settings = self._settings
        asked: dict[str, Any] = {
            "appid": settings.app_id,
            "out_bill_no": payment.bill,
            "transfer_scene_id": settings.scene_id,
            "openid": payment.purse,
            "transfer_amount": payment.amount_fen,
            "transfer_remark": payment.remark[:32],
            "transfer_scene_report_infos": [
                {"info_type": "活动名称", "info_content": settings.activity},
                {"info_type": "奖励说明", "info_content": settings.reward_of},
            ],
        }
        if settings.notify_url:
            asked["notify_url"] = settings.notify_url
        status, said = self._ask("POST", _BILLS, json.dumps(asked, ensure_ascii=False))
        if status == httpx.codes.OK:
            return standing_of(said)
        if said.get("code") in FINAL_REFUSALS:
            return Standing(progress=Progress.FAILED, note=_reason(said))
        raise ProviderSilent(_reason(said))

    def look(self, bill: str) -> Standing:
        """Ask where a bill stands.

        Raises:
            ProviderSilent: no answer, or none that can be trusted.

        """
        status, said = self._ask("GET", f"{_BILLS}/out-bill-no/{quote(bill, safe='')}", "")
        if status == httpx.codes.OK:
            return standing_of(said)
        if status == httpx.codes.NOT_FOUND and said.get("code") == "NOT_FOUND":
            return Standing(progress=Progress.UNKNOWN)
        raise ProviderSilent(_reason(said))

    def _ask(self, method: str, target: str, body: str) -> tuple[int, dict[str, Any]]:
        settings = self._settings
        moment = int(time.time())
        headers = {
            "Authorization": authorization(
                self._key,
                mch_id=settings.mch_id,
                serial_no=settings.serial_no,
                method=method,
                target=target,
                body=body,
                nonce=secrets.token_hex(16),
                timestamp=moment,
            ),
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Wechatpay-Serial": settings.platform_serial,
        }
        try:
            answer = httpx.Client(
                timeout=_TIMEOUT, proxy=settings.proxy or None, trust_env=False
            ).request(method, settings.api_base + target, content=body or None, headers=headers)
            content = answer.content
        except httpx.HTTPError as error:
            raise ProviderSilent(_SILENT) from error
        is_ours = len(content) <= _MOST_ANSWER and is_signed(
            self._platform_key,
            settings.platform_serial,
            answer.headers,
            content,
            timestamp=int(time.time()),
        )
        if not is_ours:
            raise ProviderSilent(_SILENT)
        try:
            said = json.loads(content)
        except ValueError as error:
            raise ProviderSilent(_SILENT) from error
        return answer.status_code, said if isinstance(said, dict) else {}


def standing_of(said: dict[str, Any]) -> Standing:
    """Read a bill as the provider writes it.

    Raises:
        ProviderSilent: it stands where no document says it may.

    """
    progress = PROGRESS.get(str(said.get("state")))
    if progress is None:
        raise ProviderSilent(_SILENT)
    amount = said.get("transfer_amount")
    return Standing(
        progress=progress,
        provider_bill=str(said.get("transfer_bill_no") or "")[:64],
        amount_fen=amount if isinstance(amount, int) else None,
        receipt=str(said.get("package_info") or "")[:2000],
        note=str(said.get("fail_reason") or "")[:200],
    )


def _reason(said: dict[str, Any]) -> str:
    code, message = said.get("code", ""), said.get("message", "")
    return f"微信支付：{code} {message}".strip()[:200] if code else _SILENT
