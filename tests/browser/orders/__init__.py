"""Journeys of orders through the pages, each person in a browser of their own; no telephones."""
