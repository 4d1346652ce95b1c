"""What a report says, as a test asks for it."""


def list_said(report, role=None, part=None, language="en"):
    """Return the words of all statements of a role, or of a part."""
    return [
        each.words[language]
        for each in report.statements
        if role in {None, each.role} and part in {None, each.part}
    ]
