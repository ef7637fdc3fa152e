"""The website's form and chat, and the app: the page itself asks for what is new."""
