"""What an official account needs, from its table ``[wechat.<name>]``."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints, model_validator

from hotline.messaging.adapters import AccountSettings

_ORIGIN = r"^https?://[^/?#\s]+$"
_KEY_LENGTH = 43
_Field = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class NoticeSettings(BaseModel):
    """The template message (模板消息) or subscription message (订阅通知) sent out of the window.

    ``fields`` says what each field of the template holds; ``{number}``, ``{text}`` and
    ``{time}`` are the receipt number, the text and the moment.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["template", "subscribe"]
    template_id: str = Field(min_length=1, max_length=64)
    fields: dict[str, _Field] = Field(min_length=1)
    page: str = ""
    """Where a tap on it leads; empty: nowhere."""


class WeChatSettings(AccountSettings):
    """One official account; see the platform's page 开发接口管理."""

    app_id: str = Field(pattern=r"^wx[0-9a-z]{16}$")
    secret: SecretStr
    token: str = Field(pattern=r"^[0-9A-Za-z]{3,32}$")
    encoding_aes_key: SecretStr | None = None
    mode: Literal["plain", "compatible", "aes"] = "aes"
    api_base: str = Field("https://api.weixin.qq.com", pattern=_ORIGIN)
    media_hosts: tuple[str, ...] = (".qq.com", ".qpic.cn")
    """Where films may be fetched from: WeChat answers with an address of its stores."""
    proxy: str = ""
    """The way out to the internet, where there is no direct one."""
    site_url: str = ""
    """The citizen's page, for the menu and answers; empty: they do without."""
    notice: NoticeSettings | None = None

    @model_validator(mode="after")
    def _key_fits_the_mode(self) -> Self:
        key = self.encoding_aes_key.get_secret_value() if self.encoding_aes_key else ""
        if self.mode != "plain" and not (
            len(key) == _KEY_LENGTH and key.isalnum() and key.isascii()
        ):
            msg = "encoding_aes_key must be 43 letters and digits"
            raise ValueError(msg)
        return self

    @property
    def aes_key(self) -> str:
        """The key of the envelopes; empty in plain mode."""
        return self.encoding_aes_key.get_secret_value() if self.encoding_aes_key else ""
