"""``bin/hotline models``: list, install and verify the models of this machine."""
