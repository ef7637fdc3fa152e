"""Firms as a Django app."""

from django.apps import AppConfig


class FirmsConfig(AppConfig):
    """Visits to firms."""

    name = "hotline.firms"
    label = "firms"
    verbose_name = "企业走访"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.firms.events  # noqa: F401, PLC0415 - apps must be loaded first
