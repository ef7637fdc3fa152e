"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The citizen's side."""

    name = "hotline.portal"
    label = "portal"
    verbose_name = "市民查询"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell channels that answer by themselves how far orders are."""
        from hotline.messaging.progress_door import register_teller  # noqa: PLC0415 - apps first
        from hotline.portal.tell_orders import tell_orders  # noqa: PLC0415 - as above

        register_teller(tell_orders)
