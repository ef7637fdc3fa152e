"""The written channels: WeChat, Weibo, SMS, mail, web and app, as conversations."""
