"""Other ticket systems, installed beside ours only to be measured (``bench/orders_peers.py``)."""
