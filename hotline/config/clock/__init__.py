"""``bin/hotline clock``: limits and clocks from the city's files alone, without a platform."""
