"""A foreign city's requests replayed through the real verbs: do our clocks agree with its flags?"""
