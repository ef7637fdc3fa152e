"""The exchange as a Django app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """What other systems read and write."""

    name = "hotline.exchange"
    label = "exchange"
    verbose_name = "数据交换"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.exchange.events  # noqa: F401, PLC0415 - apps must be loaded first
