"""What a mail account needs, from its table ``[email.<name>]``."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator

from hotline.messaging.adapters import AccountSettings

_ADDRESS = r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}$"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Encryption(StrEnum):
    """How a connection is kept from being read."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """Only to this machine."""


class EmailSettings(AccountSettings):
    """One mailbox, read by IMAP and written from by SMTP."""

    address: str = Field(pattern=_ADDRESS)
    sender_name: str = Field("12345 政务服务便民热线", max_length=60)
    imap_host: str = Field(min_length=1)
    imap_port: int = Field(993, ge=1, le=65535)
    imap_encryption: Encryption = Encryption.TLS
    imap_user: str = ""
    imap_password: SecretStr
    mailbox: str = Field("INBOX", pattern=r"^[A-Za-z0-9 ._/-]{1,100}$")
    backlog_days: int = Field(7, ge=1, le=365)
    """How far back is read when the mailbox is new to us, or was numbered anew."""
    smtp_host: str = Field(min_length=1)
    smtp_port: int = Field(465, ge=1, le=65535)
    smtp_encryption: Encryption = Encryption.TLS
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    """Empty: the same as for IMAP; ``smtp_login`` says whether one signs in at all."""
    smtp_login: bool = True
    ca_file: str = ""
    """The authority of a server that has its own certificate."""
    timeout_seconds: int = Field(20, ge=1, le=120)

    @model_validator(mode="after")
    def _is_encrypted(self) -> Self:
        for what, host, encryption in (
            ("imap_encryption", self.imap_host, self.imap_encryption),
            ("smtp_encryption", self.smtp_host, self.smtp_encryption),
        ):
            if encryption is Encryption.NONE and host not in _LOOPBACK:
                msg = f"{what}: only a server on this machine is spoken to in the open"
                raise ValueError(msg)
        return self

    def login(self, service: Literal["imap", "smtp"]) -> tuple[str, str]:
        """Return the name and password of a service; both default to the mailbox's own."""
        if service == "smtp" and self.smtp_password is not None:
            return self.smtp_user or self.address, self.smtp_password.get_secret_value()
        user = self.smtp_user if service == "smtp" and self.smtp_user else self.imap_user
        return user or self.address, self.imap_password.get_secret_value()
