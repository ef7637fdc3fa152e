"""Citizens as a Django app."""

from django.apps import AppConfig


class CitizensConfig(AppConfig):
    """The people who call."""

    name = "hotline.citizens"
    label = "citizens"
    verbose_name = "市民"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.citizens.events  # noqa: F401, PLC0415 - apps must be loaded first
