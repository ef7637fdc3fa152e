"""The door to whoever pays."""

from typing import Protocol

from pydantic import ValidationError

from hotline.messaging.accounts import read_tables
from hotline.rewards.errors import NoProvider
from hotline.rewards.rules.payments import Payment, Standing
from hotline.rewards.wechat_pay.client import WeChatPay
from hotline.rewards.wechat_pay.settings import WeChatPaySettings

_WRONG = "微信支付配置有误，请检查 [wechat_pay.{}] 和密钥文件。"


class Provider(Protocol):
    """Pays once per bill, however often it is asked."""

    def pay(self, payment: Payment) -> Standing:
        """Ask for a payment.

        Raises:
            ProviderSilent: nothing is known of what became of it.

        """

    def look(self, bill: str) -> Standing:
        """Ask where a bill stands.

        Raises:
            ProviderSilent: no answer, or none that can be trusted.

        """


def provider_for(account: str) -> Provider:
    """Return the provider of an official account.

    Raises:
        NoProvider: the site has set up none, or not wholly.

    """
    try:
        return WeChatPay(settings_for(account))
    except (OSError, ValueError) as error:
        raise NoProvider(_WRONG.format(account)) from error


def settings_for(account: str) -> WeChatPaySettings:
    """Return the merchant behind an official account.

    Raises:
        NoProvider: the site has set up none, or not wholly.

    """
    table = read_tables("wechat_pay").get(account)
    if table is None:
        msg = f"公众号 {account} 没有配置微信支付（channels.toml 的 [wechat_pay.{account}]）。"
        raise NoProvider(msg)
    try:
        return WeChatPaySettings.model_validate(table)
    except ValidationError as error:
        raise NoProvider(_WRONG.format(account)) from error
