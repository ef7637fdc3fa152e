"""Sort texts into topics by what people sorted before (事项分类): learnt here, nothing fetched.

``training.train`` learns from examples, ``model.Model`` predicts with a probability and the words
that spoke for it and abstains when it is not sure, ``drifting.drift`` says whether what comes in
has changed. No word of any trade is written here; everything known comes from the examples.
"""
