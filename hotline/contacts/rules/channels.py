"""The ways a citizen can approach the hotline."""

from enum import StrEnum


class Channel(StrEnum):
    """A channel (渠道)."""

    PHONE = "phone"
    WEB = "web"
    WECHAT = "wechat"
    APP = "app"
    WEIBO = "weibo"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    ASSIGNED = "assigned"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.PHONE: "电话",
    Channel.WEB: "网站",
    Channel.WECHAT: "微信",
    Channel.APP: "手机应用",
    Channel.WEIBO: "微博",
    Channel.SMS: "短信",
    Channel.EMAIL: "电子邮件",
    Channel.LETTER: "来信",
    Channel.VISIT: "来访",
    Channel.ASSIGNED: "上级交办",
}
