"""Work orders (工单): from registering a demand to closing it."""
