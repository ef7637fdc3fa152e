"""Parts of the web vitals benchmark: the crowd beside the desk, and what is seen from the page."""
