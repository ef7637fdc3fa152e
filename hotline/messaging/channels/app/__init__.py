"""The city's own app (手机应用): the same doors as the website, told apart by its channel."""
