"""The codings of simulated texts: risk, stage and a paraphrase in the language of the text.

What has changed since a seminar stays uncoded, so that whoever tries the demonstration can code it.
"""

from dataclasses import dataclass

from collector.core.answering.coding import Stage
from collector.demo.texts import PROPOSALS, RISKS
from collector.texts.languages import LANGUAGES, Language, Translated


@dataclass(frozen=True)
class Reading:
    """What a text is about and how it is said in other words; `risk` and `stage` may be empty."""

    risk: str
    stage: Stage | None
    paraphrase: Translated


RISK_READINGS: tuple[Reading, ...] = (
    Reading(
        "",
        Stage.PREVENTION,
        Translated(
            "Vanemad inimesed, kes on talvel omapäi ja ilma järelevalveta.",
            "Зимой без присмотра остаются пожилые, живущие в одиночестве.",
            "In winter nobody looks in on elderly people living by themselves.",
        ),
    ),
    Reading(
        "fires",
        Stage.PREVENTION,
        Translated(
            "Tuleoht vanemates korrusmajades: küttelõõrid ja elektrisüsteem on vananenud.",
            "Риск пожара в старых домах: изношены дымовые каналы и электрика.",
            "Risk of fire in older apartment houses: worn flues and electrics.",
        ),
    ),
    Reading(
        "emergency",
        Stage.RESPONSE,
        Translated(
            "Kui vool kaob kauaks, jäävad inimesed ka joogiveeta.",
            "Если света долго нет, люди остаются и без питьевой воды.",
            "When electricity fails for long, people have no drinking water either.",
        ),
    ),
    Reading(
        "youth",
        Stage.PREVENTION,
        Translated(
            "Koolist ja tööelust kõrvale jäänud noored, kelleni abi ei ulatu.",
            "Молодые люди без учёбы и работы, до которых не доходит помощь.",
            "The young outside school and working life, whom no help reaches.",
        ),
    ),
    Reading(
        "emergency",
        Stage.RESPONSE,
        Translated(
            "Venekeelsed elanikud saavad ohust teada hilinemisega.",
            "Русскоязычные жители узнают об опасности с опозданием.",
            "Russian speakers learn of a danger too late.",
        ),
    ),
    Reading(
        "drugs_alcohol",
        Stage.PREVENTION,
        Translated(
            "Noorte seas levivad ained, millest asutused teavad vähe.",
            "Среди молодых распространяются вещества, о которых ведомства мало знают.",
            "Substances of which the services know little are spreading among the young.",
        ),
    ),
    Reading(
        "domestic_violence",
        Stage.RESPONSE,
        Translated(
            "Asutused ei anna üksteisele teada vägivallast peredes.",
            "Учреждения не сообщают друг другу о домашнем насилии.",
            "Services do not tell one another of domestic violence.",
        ),
    ),
    Reading(
        "traffic",
        Stage.PREVENTION,
        Translated(
            "Laste ohutus raudtee ületamisel.",
            "Безопасность детей, когда они переходят железную дорогу.",
            "The safety of children who cross the railway.",
        ),
    ),
    Reading(
        "work_accidents",
        Stage.PREVENTION,
        Translated(
            "Väikesed firmad vaikivad tööõnnetused maha, kuni mõni lõpeb raskelt.",
            "Небольшие фирмы скрывают травмы на работе, пока дело не кончится тяжело.",
            "Accidents at work in small companies stay hidden unless somebody is badly hurt.",
        ),
    ),
    Reading(
        "drowning",
        Stage.PREVENTION,
        Translated(
            "Suvised ujumiskohad, kus abi on kaugel.",
            "Летние места для купания, до которых помощь доберётся нескоро.",
            "Summer bathing places where help is a long way off.",
        ),
    ),
)
"""One for each of `RISKS`, in their order."""

PROPOSAL_READINGS: tuple[Reading, ...] = (
    Reading(
        "fires",
        Stage.PREVENTION,
        Translated(
            "Päästjad, sotsiaaltöötajad ja politsei võiksid igal aastal üheskoos kodudes käia.",
            "Спасателям, соцработникам и полиции стоит ежегодно вместе обходить дома.",
            "Rescuers, social workers and police could go round homes together once a year.",
        ),
    ),
    Reading(
        "emergency",
        Stage.RESPONSE,
        Translated(
            "Ühine kontaktide nimekiri, mida hoitakse ajakohasena.",
            "Общий перечень контактов, который регулярно обновляют.",
            "A shared list of contacts that is kept up to date.",
        ),
    ),
    Reading(
        "emergency",
        Stage.RESPONSE,
        Translated(
            "Kakskeelset ohuteavitust tuleks õppustel proovida.",
            "Двуязычное предупреждение об опасности стоит проверять на учениях.",
            "Bilingual alerts should be part of exercises.",
        ),
    ),
    Reading(
        "emergency",
        Stage.ELIMINATION,
        Translated(
            "Enne evakuatsiooni peab olema selge, kelle hoolde inimesed edaspidi jäävad.",
            "До эвакуации должно быть ясно, кто отвечает за людей в следующие дни.",
            "It should be clear before an evacuation who takes charge of people in later days.",
        ),
    ),
    Reading(
        "fires",
        Stage.PREVENTION,
        Translated(
            "Vanematele inimestele võiks anduri koju panna ilma rahata.",
            "Пожилым стоит без оплаты ставить дома пожарную сигнализацию.",
            "Give the elderly a smoke alarm and put it up for them.",
        ),
    ),
    Reading(
        "",
        Stage.PREVENTION,
        Translated(
            "Lastele tuleks igal aastal õpetada hädaabinumbrile helistamist.",
            "Детей нужно ежегодно учить обращаться в экстренные службы.",
            "Teach pupils every year to reach the emergency services.",
        ),
    ),
    Reading(
        "emergency",
        Stage.RESPONSE,
        Translated(
            "Õppusi peaks korraldama ka kohapeal, väiksemas ringis.",
            "Учения нужны и на местах, в меньшем кругу.",
            "Exercises should also be held locally, on a smaller scale.",
        ),
    ),
    Reading(
        "",
        Stage.ELIMINATION,
        Translated(
            "Rasked juhtumid tuleks üheskoos läbi arutada ja neist õppida.",
            "Из тяжёлых происшествий нужно вместе извлекать уроки.",
            "Serious cases should be talked over together, so that everyone learns from them.",
        ),
    ),
    Reading(
        "",
        None,
        Translated(
            "Kokkusaamised võiksid olla tihedamad, kuid lühikesed.",
            "Собираться стоит почаще, но ненадолго.",
            "Shorter meetings, but more of them.",
        ),
    ),
)
"""One for each of `PROPOSALS`, in their order."""

_READINGS: dict[tuple[str, str], tuple[Reading, Language]] = {
    (question, text[language]): (reading, language)
    for question, texts, readings in (
        ("risk_text", RISKS, RISK_READINGS),
        ("proposal_text", [text for _, text in PROPOSALS], PROPOSAL_READINGS),
    )
    for text, reading in zip(texts, readings, strict=True)
    for language in LANGUAGES
}


def find_reading(question: str, text: str) -> tuple[Reading, Language] | None:
    """Return what the readers make of a text and its language; None if they leave it."""
    return _READINGS.get((question, text))
