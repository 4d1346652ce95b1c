"""Exported answers as CSV, workbooks and SPSS files."""
