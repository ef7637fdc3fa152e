"""The Weibo account (微博): private messages of its 粉丝服务, mentions and comments."""
