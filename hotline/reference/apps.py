"""Reference as a Django app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Areas, topics, calendars and limits."""

    name = "hotline.reference"
    label = "reference"
    verbose_name = "基础资料"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.reference.edit_events  # noqa: PLC0415 - apps must be loaded first
        import hotline.reference.events  # noqa: F401, PLC0415 - as above
