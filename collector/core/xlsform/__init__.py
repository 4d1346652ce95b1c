"""XLSForm workbooks of other programs: their spellings, and how they become drafts."""
