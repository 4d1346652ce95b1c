"""What a written questionnaire must fulfil: small rules by subject, each yielding problems.

The table of all of them is in `collector.core.checking`; what a row or a list is belongs to
`collector.core.lines`.
"""
