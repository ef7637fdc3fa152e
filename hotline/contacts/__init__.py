"""Contacts (来话): one approach of a citizen through any channel."""
