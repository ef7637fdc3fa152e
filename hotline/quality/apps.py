"""Quality inspection as a Django app."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Quality inspection."""

    name = "hotline.quality"
    label = "quality"
    verbose_name = "质检"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.quality.events  # noqa: F401, PLC0415 - apps must be loaded first
