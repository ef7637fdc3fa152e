"""Who turns speech into text: the embedded engine, or a service of the site."""
