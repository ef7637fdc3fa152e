"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The citizen's side."""

    name = "hotline.portal"
    label = "portal"
    verbose_name = "市民查询"
    default_auto_field = "django.db.models.BigAutoField"
