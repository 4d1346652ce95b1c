"""Pure rules of the domain: values in, values out.

No Flask, SQL, files, clock or randomness belongs here; `now` and secrets arrive as arguments.
"""
