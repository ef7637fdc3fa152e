"""Contacts."""

from hotline.contacts.models.contact import Contact

__all__ = ["Contact"]
