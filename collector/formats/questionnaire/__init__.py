"""Questionnaires as YAML and as XLSForm workbooks."""
