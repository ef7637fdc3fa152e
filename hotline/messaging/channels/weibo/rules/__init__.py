"""Pure decisions about Weibo."""
