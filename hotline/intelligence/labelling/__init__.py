"""Label the tokens of a short text by a learnt chain (条件随机场); it knows no business words."""
