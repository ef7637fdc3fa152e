"""The WeChat official account (微信公众号), by the protocol its platform publishes."""
