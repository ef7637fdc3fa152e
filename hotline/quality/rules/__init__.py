"""Pure decisions of quality inspection."""
