"""Pure decisions of administration: files of people, how events read, masks."""
