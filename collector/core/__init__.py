"""The rules of the service as pure functions and frozen values: values in, values out."""
