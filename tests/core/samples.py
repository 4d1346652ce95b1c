"""Paired samples with known results (the check values of the methods)."""

ITEM_BEFORE = [float(x) for x in "342533421433524324343254332433"]
ITEM_AFTER = [float(x) for x in "443543532434534425344344343524"]

SLEEP_BEFORE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_AFTER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

DERRICK_FIRST = {
    "alone": [20.0, 21, 16, 18, 14, 12, 14, 17],
    "paired": [14.0, 15, 18, 20, 11, 19, 14, 15],
}
DERRICK_SECOND = {
    "alone": [10.0, 16, 18, 16, 15, 14, 13, 10],
    "paired": [15.0, 10, 15, 17, 13, 19, 12, 13],
}
"""The worked example of the partially overlapping samples t test."""
