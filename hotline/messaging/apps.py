"""Messaging as a Django app."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """The written channels."""

    name = "hotline.messaging"
    label = "messaging"
    verbose_name = "文字渠道"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event; channels are loaded by whoever asks for one."""
        import hotline.messaging.events  # noqa: PLC0415 - apps must be loaded first
        import hotline.messaging.notice_events  # noqa: F401, PLC0415 - as above
