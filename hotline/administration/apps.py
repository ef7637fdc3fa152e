"""Administration as a Django app."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """People, roles, audit."""

    name = "hotline.administration"
    label = "administration"
    verbose_name = "系统管理"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.administration.events  # noqa: F401, PLC0415 - apps must be loaded first
