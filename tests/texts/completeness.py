"""What a file of texts must have: every language, every form and every value."""

from string import Formatter

from babel import Locale

from collector.texts.catalogue import GENDERS
from collector.texts.languages import LANGUAGES


def find_gaps(texts):
    """Return what the texts of a file lack, each with its key."""
    return [f"{key}: {gap}" for key, entry in texts.items() for gap in find_gaps_of(entry)]


def find_gaps_of(entry):
    missing = [language for language in LANGUAGES if not entry.get(language)]
    if missing:
        return [f"no {language}" for language in missing]
    gaps = [f"unknown: {name}" for name in sorted(entry.keys() - {*LANGUAGES, "gender", "example"})]
    gaps += [
        f"{language} lacks the form {form}"
        for language in LANGUAGES
        for form in missing_forms(language, entry[language])
    ]
    if len({placeholders(entry[language]) for language in LANGUAGES}) > 1:
        gaps.append("the languages name different values")
    if entry.get("gender", "m") not in GENDERS:
        gaps.append("the gender is not f, m or n")
    return gaps


def missing_forms(language, text):
    if isinstance(text, str):
        return []
    if text.keys() & GENDERS:
        return sorted(GENDERS - text.keys())
    # Russian "other" is for fractions only, which no text of ours counts.
    needed = Locale(language).plural_form.tags | ({"other"} if language != "ru" else set())
    return sorted(needed - text.keys())


def placeholders(text):
    forms = [text] if isinstance(text, str) else text.values()
    return frozenset(name for form in forms for _, name, _, _ in Formatter().parse(form) if name)
