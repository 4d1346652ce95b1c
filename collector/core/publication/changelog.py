"""What an edition is: the first of its event, one that adds something, or a correction."""

from collections.abc import Collection

from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES, Language, Translated

FIRST = Translated(
    et="Esimene väljaanne: {parts}.",
    ru="Первый выпуск: {parts}.",
    en="First edition: {parts}.",
)
ADDED = Translated(
    et="Lisatud: {parts}. Varem avaldatud tabelid on muutmata.",
    ru="Добавлено: {parts}. Ранее опубликованные таблицы не изменены.",
    en="Added: {parts}. Tables published before are unchanged.",
)
CORRECTED = Translated(
    et="Parandus: asendab kogu eelmise väljaande.",
    ru="Исправление: заменяет весь предыдущий выпуск.",
    en="Correction: replaces the whole edition before it.",
)
WAVES = {
    WaveName.PRE: Translated(et="enne seminari", ru="до семинара", en="before the seminar"),
    WaveName.POST: Translated(
        et="kohe pärast seminari", ru="сразу после семинара", en="right after the seminar"
    ),
    WaveName.FOLLOWUP: Translated(
        et="kolm kuud hiljem", ru="через три месяца", en="three months later"
    ),
}
PROPOSALS = Translated(
    et="osalejate ettepanekud", ru="предложения участников", en="what participants proposed"
)


def describe_edition(
    waves: Collection[str], earlier: Collection[str], *, first: bool, correction: bool
) -> dict[Language, str]:
    """Return what is new in an edition, in one sentence.

    Args:
        waves: those in it.
        earlier: those in the edition before.
        first: no edition was before.
        correction: it replaces the edition before.
    """
    if correction:
        return CORRECTED.as_dict()
    added = [words for name, words in WAVES.items() if name in waves and name not in earlier]
    pattern = FIRST if first else ADDED
    return {
        language: pattern[language].format(
            parts=", ".join(words[language] for words in (added or [PROPOSALS]))
        )
        for language in LANGUAGES
    }
