"""What may be done in quality inspection, one verb a file."""
