"""The edge (deploy/) tried in network namespaces: proxies, engines, carrier, phones."""
