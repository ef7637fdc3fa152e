"""The provider that pays: WeChat Pay, transfers of merchants (商家转账)."""
