"""What a report says, as a test asks for it."""


def list_said(report, role=None, section=None, language="en"):
    """Return the words of all statements of a role, or of a section."""
    return [
        each.words[language]
        for each in report.statements
        if role in {None, each.role} and section in {None, each.section}
    ]
