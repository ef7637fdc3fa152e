"""What an account of short messages needs (``[sms.main]`` in ``channels.toml``)."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from hotline.messaging.adapters import AccountSettings

Words = Annotated[str, Field(min_length=1, max_length=200)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Signature(_Table):
    """How a request is signed: HMAC over words of it, put into a header or a field.

    ``of`` is a pattern of ``{timestamp} {nonce} {body}`` and the fields of the request; a
    signature within the body is not over the body.
    """

    place: Literal["header", "field", "none"] = "header"
    name: Words = "X-Signature"
    of: Words = "{timestamp}{nonce}{body}"
    algorithm: Literal["sha256", "sm3"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"


class HttpSettings(_Table):
    """One gateway over HTTP: where it is, what it is sent, what its answer means."""

    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$", max_length=500)]
    format: Literal["json", "form"] = "json"
    fields: dict[str, str] = Field(min_length=1)
    """Name → a pattern of ``{phone} {text} {ref} {timestamp} {nonce}``, or a word as it is."""
    headers: dict[str, str] = Field(default_factory=dict)
    secret: SecretStr
    signature: Signature = Signature()
    answer_code: Words = "code"
    """Where the answer says how it went: names with dots between."""
    answer_ok: str = "0"
    answer_id: Words = "data.id"
    answer_message: Words = "message"
    final_codes: frozenset[str] = frozenset()
    """Codes after which trying again is of no use."""
    timeout_seconds: Annotated[float, Field(gt=0, le=30)] = 10


class PushSettings(_Table):
    """What the gateway pushes to us: reports and messages of citizens, signed."""

    secret: SecretStr
    signature_header: Words = "X-Signature"
    timestamp_header: Words = "X-Timestamp"
    nonce_header: Words = "X-Nonce"
    of: Words = "{timestamp}{nonce}{body}"
    algorithm: Literal["sha256", "sm3"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    items: str = ""
    """Where the list is within the body; empty: the body is the list, or the one item."""
    id: Words = "id"
    phone: Words = "phone"
    text: Words = "text"
    status: Words = "status"
    reply: str = '{"code":0}'
    """What the gateway wants to read when all was kept."""


class CmppSettings(_Table):
    """A connection to a carrier's gateway (ISMG)."""

    host: Words
    port: Annotated[int, Field(ge=1, le=65535)] = 7890
    version: Literal["2.0", "3.0"] = "3.0"
    source_addr: Annotated[str, Field(pattern=r"^[!-~]{1,6}$")]
    """The service's code (SP_Id, 企业代码)."""
    secret: SecretStr
    service_id: Annotated[str, Field(pattern=r"^[!-~]{0,10}$")] = ""
    src_id: Annotated[str, Field(pattern=r"^\d{3,21}$")]
    """The number citizens see and answer to (接入码)."""
    window: Annotated[int, Field(ge=1, le=64)] = 16
    active_test_seconds: Annotated[float, Field(gt=0, le=600)] = 60
    answer_seconds: Annotated[float, Field(gt=0, le=60)] = 20
    per_second: Annotated[int, Field(ge=1, le=5000)] = 50
    """The rate the carrier agreed to."""


class SmsSettings(AccountSettings):
    """An account: one of the two ways, and for HTTP what is pushed."""

    protocol: Literal["http", "cmpp"]
    http: HttpSettings | None = None
    push: PushSettings | None = None
    cmpp: CmppSettings | None = None

    @model_validator(mode="after")
    def _has_its_table(self) -> Self:
        if getattr(self, self.protocol) is None:
            msg = f"缺少 {self.protocol} 一节"
            raise ValueError(msg)
        return self
