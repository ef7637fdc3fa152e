"""Joins the domains once they are all loaded."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Installs who hears which event."""

    name = "hotline.config"
    label = "config"

    def ready(self) -> None:
        """Install the subscriptions of every domain."""
        from hotline.config.subscriptions import SUBSCRIPTIONS  # noqa: PLC0415 - apps must be loaded
        from hotline.core.delivery import install  # noqa: PLC0415 - apps must be loaded

        install(SUBSCRIPTIONS)
