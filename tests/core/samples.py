"""Paired samples with known results (the check values of the methods)."""

ITEM_BEFORE = [float(x) for x in "342533421433524324343254332433"]
ITEM_AFTER = [float(x) for x in "443543532434534425344344343524"]

SLEEP_BEFORE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_AFTER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
