"""Firms (企业) the service team visits: needs become orders (BIZ-03)."""
