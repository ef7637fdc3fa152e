"""Red packets (红包) for suggestions that came by WeChat: by rule, by two people, paid once."""
