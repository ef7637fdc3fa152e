"""China Mobile Peer to Peer 2.0 and 3.0 (QB-××-×××-2002), as far as a service speaks it."""
