"""A WeChat Pay on loopback, built from its document: checks signatures, pays a bill once."""

import base64
import json
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from pytest_django import Settings

MCH, SERIAL, PLATFORM = "1900000001", "5F0A", "PUB_KEY_ID_01"
V3_KEY = "0123456789abcdefghijklmnopqrstuv"
BILLS = "/v3/fund-app/mch-transfer/transfer-bills"


def _pair(folder: Path, name: str) -> rsa.RSAPrivateKey:
    """Write a private and a public key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    folder.joinpath(f"{name}.pem").write_bytes(private)
    folder.joinpath(f"{name}.pub").write_bytes(public)
    return key


class House:
    """What the provider knows: bills, and how it behaves today."""

    def __init__(self, folder: Path) -> None:
        """Make both sides' keys."""
        self.folder = folder
        self.merchant, self.platform = _pair(folder, "merchant"), _pair(folder, "platform")
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self.bills: dict[str, dict[str, Any]] = {}
        self.next_state = "WAIT_USER_CONFIRM"
        self.refuses: tuple[int, str] | None = None
        self.forges = False
        self.goes_silent_after_paying = False
        self.asked: list[str] = []

    def answer(self, method: str, target: str, body: str) -> tuple[int, dict[str, Any]]:
        """Do what the document says."""
        self.asked.append(f"{method} {target}")
        if method == "GET":
            bill = self.bills.get(target.rpartition("/")[2])
            return (200, bill) if bill else (404, {"code": "NOT_FOUND", "message": "记录不存在"})
        if self.refuses:
            return self.refuses[0], {"code": self.refuses[1], "message": "参数错误"}
        said = json.loads(body)
        known = self.bills.setdefault(
            said["out_bill_no"],
            {
                "out_bill_no": said["out_bill_no"],
                "transfer_bill_no": f"13300{len(self.bills):05d}",
                "state": self.next_state,
                "transfer_amount": said["transfer_amount"],
                "openid": said["openid"],
                "package_info": "affffddafdfafddffda==",
            },
        )
        return 200, known

    def is_signed(self, method: str, target: str, body: str, header: str) -> bool:
        """Verify a request as the document says."""
        fields = dict(re.findall(r'(\w+)="([^"]*)"', header))
        if (fields.get("mchid"), fields.get("serial_no")) != (MCH, SERIAL):
            return False
        signed = f"{method}\n{target}\n{fields['timestamp']}\n{fields['nonce_str']}\n{body}\n"
        signature = base64.b64decode(fields["signature"])
        try:
            self.merchant.public_key().verify(
                signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256()
            )
        except InvalidSignature:
            return False
        return True

    def notice(self, bill: str, **changes: Any) -> tuple[bytes, dict[str, str]]:
        """Tell by itself how a bill ended: body and headers, sealed and signed by the document."""
        kept = self.bills[bill]
        said = {**kept, "mch_id": MCH, "state": "SUCCESS", **changes}
        nonce, data = "fdasflkja484", "mch_payment"
        sealed = AESGCM(V3_KEY.encode()).encrypt(
            nonce.encode(), json.dumps(said).encode(), data.encode()
        )
        body = json.dumps(
            {
                "id": "EV-2018022511223320873",
                "create_time": "2026-11-24T10:00:00+08:00",
                "resource_type": "encrypt-resource",
                "event_type": "MCHTRANSFER.BILL.FINISHED",
                "summary": "商家转账单据终态通知",
                "resource": {
                    "original_type": "mch_payment",
                    "algorithm": "AEAD_AES_256_GCM",
                    "ciphertext": base64.b64encode(sealed).decode(),
                    "associated_data": data,
                    "nonce": nonce,
                },
            }
        ).encode()
        moment = str(int(time.time()))
        signed = f"{moment}\n{nonce}\n".encode() + body + b"\n"
        return body, {
            "Wechatpay-Serial": PLATFORM,
            "Wechatpay-Timestamp": moment,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Signature": self.signature(signed),
        }

    def signature(self, message: bytes) -> str:
        """Sign an answer; with the wrong key when it is told to forge."""
        key = self.merchant if self.forges else self.platform
        return base64.b64encode(key.sign(message, padding.PKCS1v15(), hashes.SHA256())).decode()


class _Handler(BaseHTTPRequestHandler):
    house: House

    def do_GET(self) -> None:
        self._do("GET")

    def do_POST(self) -> None:
        self._do("POST")

    def _do(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        header = self.headers.get("Authorization", "")
        if self.house.is_signed(method, self.path, body, header):
            status, said = self.house.answer(method, self.path, body)
        else:
            status, said = 401, {"code": "SIGN_ERROR", "message": "签名错误"}
        if method == "POST" and self.house.goes_silent_after_paying:
            self.close_connection = True
            return
        content = json.dumps(said, ensure_ascii=False).encode()
        moment, nonce = str(int(time.time())), "c5ac7061fccab6bf"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Wechatpay-Serial", PLATFORM)
        self.send_header("Wechatpay-Timestamp", moment)
        self.send_header("Wechatpay-Nonce", nonce)
        signed = f"{moment}\n{nonce}\n".encode() + content + b"\n"
        self.send_header("Wechatpay-Signature", self.house.signature(signed))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Open the house for a file of tests."""
    made = House(tmp_path_factory.mktemp("pay"))
    handler = type("Handler", (_Handler,), {"house": made})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.folder.joinpath("address").write_text(f"http://127.0.0.1:{server.server_port}")
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def purse(house: House, settings: Settings) -> House:
    """Let the site's file name the house as its provider."""
    house.reset()
    file = house.folder / "channels.toml"
    file.write_text(
        f"""
        [wechat_pay.main]
        app_id = "wx0123456789abcdef"
        mch_id = "{MCH}"
        serial_no = "{SERIAL}"
        private_key_file = "{house.folder / "merchant.pem"}"
        platform_serial = "{PLATFORM}"
        platform_key_file = "{house.folder / "platform.pub"}"
        api_v3_key = "{V3_KEY}"
        notify_url = "https://12345.example.gov.cn/api/rewards/wechat-pay/main/notices"
        api_base = "{house.folder.joinpath("address").read_text()}"
        """,
        encoding="utf-8",
    )
    environment = settings.HOTLINE_ENVIRONMENT.model_copy(update={"channels_file": file})
    settings.HOTLINE_ENVIRONMENT = environment
    return house
