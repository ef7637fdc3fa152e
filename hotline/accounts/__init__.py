"""Accounts (账号): who may sign in, in which roles, within which scope."""
