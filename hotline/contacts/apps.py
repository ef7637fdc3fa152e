"""Contacts as a Django app."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """One approach through any channel."""

    name = "hotline.contacts"
    label = "contacts"
    verbose_name = "来话"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the kinds of event."""
        import hotline.contacts.events  # noqa: F401, PLC0415 - apps must be loaded first
