"""What runs in the models' own Python: no Django, none of our third parties."""
