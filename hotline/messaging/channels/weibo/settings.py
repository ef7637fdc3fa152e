"""What a Weibo account needs, from its table ``[weibo.<name>]``."""

from pydantic import Field, SecretStr

from hotline.messaging.adapters import AccountSettings

_ORIGIN = r"^https?://[^/?#\s]+$"


class WeiboSettings(AccountSettings):
    """One verified account in developer mode; see 粉丝服务 → 高级功能 → 开发模式."""

    app_key: str = Field(pattern=r"^[0-9]{4,20}$")
    app_secret: SecretStr = Field(min_length=8)
    access_token: SecretStr = Field(min_length=8)
    uid: int = Field(gt=0)
    """Of the account itself: what it writes is no citizen's."""
    message_base: str = Field("https://m.api.weibo.com", pattern=_ORIGIN)
    api_base: str = Field("https://api.weibo.com", pattern=_ORIGIN)
    upload_base: str = Field("https://upload.api.weibo.com", pattern=_ORIGIN)
    reads_mentions: bool = True
    reads_comments: bool = True
    backlog_days: int = Field(1, ge=0, le=30)
    """How far back mentions and comments are read the first time."""
    operator_ip: str = Field("", pattern=r"^[0-9a-fA-F.:]{0,45}$")
    """The site's public address: the platform asks for it (``rip``) with every comment."""
    proxy: str = ""
    """The way out to the internet, where there is no direct one."""
    site_url: str = ""
    """The citizen's page, named in the receipt; empty: it does without."""
