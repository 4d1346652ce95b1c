"""The phrases of sentences about results, in three languages.

A Russian verb depends on the gender of its subject, so names carry their gender.
"""

from dataclasses import dataclass
from typing import Literal

from collector.texts.languages import LANGUAGES, Language, Translated

Gender = Literal["f", "m", "n"]


@dataclass(frozen=True)
class Subject:
    """What a sentence is about, in the nominative, and its grammatical gender in Russian."""

    name: Translated
    gender: Gender


SCALES: dict[str, Subject] = {
    "motivation": Subject(Translated("Motivatsioon", "Мотивация", "Motivation"), "f"),
    "safety": Subject(Translated("Turvatunne", "Чувство безопасности", "Sense of safety"), "n"),
    "efficacy": Subject(
        Translated("Usk koostöösse", "Вера в общие силы", "Trust in working together"), "f"
    ),
    "competence": Subject(
        Translated("Oskus tegutseda", "Умение действовать", "Knowledge of what to do"), "n"
    ),
    "usefulness": Subject(
        Translated("Seminari kasulikkus", "Польза семинара", "Usefulness of the seminar"), "f"
    ),
    "transfer": Subject(
        Translated("Valmisolek tegutseda", "Готовность действовать", "Readiness to act"), "f"
    ),
}
"""The scales of the questionnaires that come with the service."""

OTHER_SCALE = Translated("Näitaja „{name}“", "Показатель «{name}»", "The scale “{name}”")


def scale_name(scale: str) -> Translated:
    """Return a scale's name; one that is not known goes by its own name."""
    if scale in SCALES:
        return SCALES[scale].name
    return Translated(*(OTHER_SCALE[language].format(name=scale) for language in LANGUAGES))


AGREEMENT = Translated(
    "Nõustumine väitega „{label}“",
    "Согласие с утверждением «{label}»",
    "Agreement with “{label}”",
)
DISAGREEMENT = Translated(
    "Mittenõustumine väitega „{label}“",
    "Несогласие с утверждением «{label}»",
    "Disagreement with “{label}”",
)

FOUND: dict[tuple[str, str], Translated] = {
    ("clear", "up"): Translated(
        "{subject} kasvas{size}", "{subject} {size}{rose}", "{subject} rose{size}"
    ),
    ("clear", "down"): Translated(
        "{subject} vähenes{size}", "{subject} {size}{fell}", "{subject} fell{size}"
    ),
    ("indicative", "up"): Translated(
        "{subject} näib olevat{size} kasvanud",
        "{subject}, похоже, {size}{rose}",
        "{subject} seems to have risen{size}",
    ),
    ("indicative", "down"): Translated(
        "{subject} näib olevat{size} vähenenud",
        "{subject}, похоже, {size}{fell}",
        "{subject} seems to have fallen{size}",
    ),
}
"""What was found, by claim and direction."""

UNCLEAR = Translated(
    "{subject} ei ole selgelt muutunud",
    "{subject} — явных изменений нет",
    "{subject} – no clear change",
)
TOO_FEW = Translated(
    "{subject} – vastuseid on liiga vähe, et muutuse kohta midagi öelda",
    "{subject} — ответов слишком мало, чтобы судить об изменении",
    "{subject} – too few answers to say anything about change",
)

RUSSIAN_VERBS: dict[Gender, dict[str, str]] = {
    "f": {"rose": "выросла", "fell": "снизилась"},
    "m": {"rose": "вырос", "fell": "снизился"},
    "n": {"rose": "выросло", "fell": "снизилось"},
}

SLIGHTLY = Translated(" veidi", "немного ", " slightly")
NOTICEABLY = Translated(" märgatavalt", "заметно ", " noticeably")
PLAINLY = Translated("", "", "")

MEANS: dict[str, Translated] = {
    "pre_post": Translated(
        "enne {before} ja pärast {after}",
        "было {before}, стало {after}",
        "{before} before, {after} after",
    ),
    "pre_followup": Translated(
        "enne {before} ja kolm kuud hiljem {after}",
        "было {before}, через три месяца стало {after}",
        "{before} before, {after} three months later",
    ),
    "post_followup": Translated(
        "kohe pärast {before} ja kolm kuud hiljem {after}",
        "сразу после было {before}, через три месяца стало {after}",
        "{before} right after, {after} three months later",
    ),
}
"""The two means, by comparison."""

ANSWERED_TWICE: dict[Language, dict[str, str]] = {
    "et": {"one": "mõlemal korral vastas {people}", "many": "mõlemal korral vastas {people}"},
    "ru": {"one": "оба раза ответил {people}", "many": "оба раза ответили {people}"},
    "en": {
        "one": "{people} who answered both times",
        "many": "{people} who answered both times",
    },
}

ONLY_INDICATIVE = Translated(
    ", nii et see on alles esialgne märk",
    ", поэтому вывод лишь предварительный",
    ", so this is only a first sign",
)
TOO_FEW_TO_SEE = Translated(
    ", väikese muutuse märkamiseks on seda vähe",
    ", этого мало, чтобы заметить небольшое изменение",
    ", too few to see a small change",
)
NEEDED = Translated(
    "; vaja on vähemalt {least}", "; нужно не меньше {least}", "; at least {least} are needed"
)

RANGE: dict[str, Translated] = {
    "up": Translated(
        "tegelik kasv võib olla {low} kuni {high} punkti",
        "на деле рост может быть от {low} до {high} балла",
        "the true rise may be anywhere from {low} to {high} points",
    ),
    "down": Translated(
        "tegelik langus võib olla {low} kuni {high} punkti",
        "на деле снижение может быть от {low} до {high} балла",
        "the true fall may be anywhere from {low} to {high} points",
    ),
    "unclear": Translated(
        "tegelik muutus võib olla {low} kuni {high} punkti",
        "на деле изменение может быть от {low} до {high} балла",
        "the true change may be anywhere from {low} to {high} points",
    ),
}
"""The 95 % interval, by direction."""

JUST_OVER_ZERO = Translated("veidi üle 0", "едва заметного", "a little over 0")

ALL_ALIKE = Translated(
    "kõigi hinnang muutus ühepalju, seega vahemikku anda ei saa",
    "у всех оценка изменилась одинаково, поэтому интервал указать нельзя",
    "everybody's answers changed by the same amount, so no interval can be given",
)
NOBODY_MOVED = Translated(
    "mitte kellegi hinnang ei muutunud, seega vahemikku anda ei saa",
    "ничья оценка не изменилась, поэтому интервал указать нельзя",
    "nobody's answers changed, so no interval can be given",
)

NO_ANSWERS = Translated(
    "Keegi ei ole veel vastanud, seega ei ole midagi öelda.",
    "Пока никто не ответил, поэтому сказать нечего.",
    "Nobody has answered yet, so there is nothing to say.",
)
ONE_WAVE = Translated(
    "Vastuseid on ainult ühest korrast ({people}), seega ei saa muutuse kohta midagi öelda.",
    "Ответы есть только из одного опроса ({people}), поэтому об изменении сказать ничего нельзя.",
    "Answers were given at one time only ({people}), so nothing can be said about change.",
)
NO_PAIRS = Translated(
    "Ühegi inimese kahe korra vastuseid ei õnnestunud omavahel siduda (vastajaid: {waves}), "
    "seega ei saa öelda, kas midagi muutus; näha on ainult, kuidas igal korral vastati.",
    "Ни у кого не удалось связать ответы из двух опросов (ответивших: {waves}), поэтому нельзя "
    "сказать, изменилось ли что-нибудь; видно лишь, как отвечали в каждом из них.",
    "Nobody's answers from the two times could be linked (people who answered: {waves}), so "
    "nothing can be said about change; only how people answered each time can be seen.",
)
FEW_PAIRS = Translated(
    "Liiga vähestel inimestel sai kahe korra vastused omavahel siduda ({people}, vaja on vähemalt "
    "{least}), et öelda, kas midagi muutus.",
    "Ответы из двух опросов удалось связать у слишком малого числа людей ({people}, нужно не "
    "меньше {least}), поэтому нельзя сказать, изменилось ли что-нибудь.",
    "Too few people's answers from the two times could be linked ({people}, at least {least} are "
    "needed) to say whether anything changed.",
)
NOTHING_IN_COMMON = Translated(
    "Ühegi põhinäitaja küsimustele ei vastatud mõlemal korral, seega ei saa muutuse kohta midagi "
    "öelda.",
    "Ни по одному из главных показателей нет ответов из обоих опросов, поэтому об изменении "
    "сказать ничего нельзя.",
    "None of the main scales was answered both times, so nothing can be said about change.",
)
