"""What a site must know of its merchant account, read from ``channels.toml``."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class WeChatPaySettings(BaseModel):
    """``[wechat_pay.main]``: one merchant (商户号) for one official account."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    app_id: str
    mch_id: str
    serial_no: str
    """Of the merchant's certificate (商户 API 证书)."""
    private_key_file: Path
    platform_serial: str
    """Of the key answers are signed with (微信支付公钥 or 平台证书)."""
    platform_key_file: Path
    api_v3_key: SecretStr = Field(SecretStr(""), max_length=32)
    """APIv3 密钥, 32 characters: opens what WeChat Pay tells by itself; empty: it is asked only."""
    notify_url: str = Field("", pattern=r"^(https://[^\s?#]+)?$", max_length=255)
    """Where it tells: ``https://…/api/rewards/wechat-pay/<account>/notices``."""
    api_base: str = "https://api.mch.weixin.qq.com"
    proxy: str = ""
    scene_id: str = "1000"
    """转账场景: 1000 is 现金营销."""
    activity: str = Field("12345 热线建议征集", max_length=32)
    reward_of: str = Field("采纳建议奖励", max_length=32)
