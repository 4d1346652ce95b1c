"""The words of the charts of usefulness, network, risks, trend and numbers of people."""

from collections.abc import Sequence

from collector.texts.charts import GROUPS
from collector.texts.languages import Language, Translated

MOST_NAMES = 3
"""In a title."""
AND_MORE = Translated("{names} ja veel {more}", "{names} и ещё {more}", "{names} and {more} more")


def join_names(names: Sequence[str], language: Language) -> str:
    """Return names in a row; where there are many, the first of them and how many more."""
    if len(names) <= MOST_NAMES + 1:
        return ", ".join(names)
    first = ", ".join(names[:MOST_NAMES])
    return AND_MORE[language].format(names=first, more=len(names) - MOST_NAMES)


TOO_FEW, UNCLEAR = GROUPS["none"], GROUPS["unclear"]

HOW_MANY = Translated(
    "Kui paljudel muutus – {found}",
    "У скольких людей изменилось — {found}",
    "How many changed – {found}",
)
MORE_OFTEN: dict[str, Translated] = {
    "up": Translated("pigem kasvas", "чаще рост", "more rose"),
    "down": Translated("pigem vähenes", "чаще снижение", "more fell"),
    "unclear": UNCLEAR,
}
BALANCE = (
    Translated("pärast madalam", "после ниже", "lower after"),
    Translated("sama", "так же", "the same"),
    Translated("pärast kõrgem", "после выше", "higher after"),
)
BALANCE_NOTE = Translated(
    "Protsent inimestest, kes vastasid mõlemal korral. Nime kõrval on keskmine muutus ja selle 95% "
    "usaldusvahemik.",
    "Процент людей, ответивших оба раза. Рядом с названием — среднее изменение и его "
    "доверительный интервал 95\u00a0%.",
    "Per cent of those who answered both times. Beside the name: the mean change and its 95% "
    "confidence interval.",
)
DESCRIBED_BALANCE = Translated(
    "{scale}: pärast kõrgem {better}, sama {same}, pärast madalam {worse}, {n}.",
    "{scale}: после выше {better}, так же {same}, после ниже {worse}, {n}.",
    "{scale}: higher after {better}, the same {same}, lower after {worse}, {n}.",
)

LEVELS = Translated(
    "Pärast on kõrgeim {high} ja madalaim {low}",
    "После семинара выше всего — {high}, ниже всего — {low}",
    "Highest afterwards: {high}; lowest: {low}",
)
LEVEL = Translated("Enne ja pärast – {name}", "До и после — {name}", "Before and after – {name}")
SLOPE_NOTE = Translated(
    "Keskmised viiepallisel skaalal. Joon paremal on muutuse 95% usaldusvahemik, arvud on pildi "
    "all. Rõngas: selget muutust ei ole.",
    "Средние по пятибалльной шкале. Линия справа — доверительный интервал изменения, 95\u00a0%; "
    "в числах он под рисунком. Кольцо: явных изменений нет.",
    "Means on the five-point scale. The line at the right is the 95% confidence interval of the "
    "change, in figures below each picture. A ring: no clear change.",
)

AGREE = Translated("nõus {share}", "согласны {share}", "{share} agree")
MOST_OFTEN = Translated(
    "Kõige sagedasem vastus on „{answer}“ ({share}): „{label}“",
    "Чаще всего отвечали «{answer}» ({share}): «{label}»",
    "Most often answered “{answer}” ({share}): “{label}”",
)
AGREED = Translated(
    "{share} nõustub: „{label}“", "{share} согласны: «{label}»", "{share} agree: “{label}”"
)

STRONGEST: dict[str, Translated] = {
    "clear": Translated(
        "Kasulikkusega on kõige rohkem seotud: „{label}“",
        "С полезностью сильнее всего связано: «{label}»",
        "Goes together with usefulness most: “{label}”",
    ),
    "indicative": Translated(
        "Esialgne märk: kasulikkusega on kõige rohkem seotud „{label}“",
        "Предварительно: с полезностью сильнее всего связано «{label}»",
        "A first sign: what goes together with usefulness most is “{label}”",
    ),
    "none": Translated(
        "Ükski hinnang ei ole kasulikkusega selgelt seotud",
        "Ни одна из оценок не связана с полезностью явно",
        "No rating clearly goes together with usefulness",
    ),
}
NO_LINK = Translated("seost ei ole", "связи нет", "no connection")
LINK = Translated("seos on tugevam →", "связь сильнее →", "goes together more →")
OPPOSITE = Translated("← vastupidi", "← наоборот", "← the opposite")
DRIVERS_NOTE = Translated(
    "Spearmani seos: 0 – seost ei ole, 1 – täielik seos; joon on 95% usaldusvahemik. Rõngas: "
    "selget seost ei ole. Seos ei tähenda, et üks põhjustab teist.",
    "Корреляция Спирмена: 0 — связи нет, 1 — полная связь; линия — доверительный интервал "
    "95\u00a0%. Кольцо: явной связи нет. Связь не означает, что одно вызывает другое.",
    "Spearman's correlation: 0 is no connection, 1 a complete one; the line is the 95% confidence "
    "interval. A ring: no clear connection. Going together does not mean that one causes the "
    "other.",
)

CALLED = Translated(
    "Kellele saab helistada – {found}",
    "Кому можно позвонить — {found}",
    "Who can be called – {found}",
)
ASKED = Translated("{label} – {found}", "{label} — {found}", "{label} – {found}")
NAMED: dict[str, Translated] = {
    "up": Translated("sagedamini: {names}", "чаще: {names}", "more often: {names}"),
    "down": Translated("harvemini: {names}", "реже: {names}", "less often: {names}"),
    "unclear": UNCLEAR,
}
NETWORK_NOTE = Translated(
    "Protsent inimestest, kes vastasid mõlemal korral. Kriips: {before}, täpp: {after}; jäme "
    "joon on muutuse 95% usaldusvahemik. Rõngas: selget muutust ei ole.",
    "Процент людей, ответивших оба раза. Чёрточка: {before}, точка: {after}; толстая линия — "
    "доверительный интервал изменения, 95\u00a0%. Кольцо: явных изменений нет.",
    "Per cent of those who answered both times. Stroke: {before}, dot: {after}; the thick line is "
    "the 95% confidence interval of the change. A ring: no clear change.",
)

TOP_RISK: dict[str, Translated] = {
    "same": Translated(
        "Enne ja pärast nimetati kõige sagedamini: {after}",
        "И до, и после чаще всего называли: {after}",
        "Named most often before and after: {after}",
    ),
    "moved": Translated(
        "Kõige sagedamini nimetati enne: {before}; pärast: {after}",
        "Чаще всего называли до: {before}; после: {after}",
        "Named most often before: {before}; after: {after}",
    ),
}
RISKS_NOTE = Translated(
    "Koht ja protsent nendest, kes vastasid mõlemal korral. Võrdsetel on sama koht. Jäme joon: "
    "tõusis ettepoole. Sulgudes on protsendi muutuse 95% usaldusvahemik.",
    "Место и процент среди ответивших оба раза. У равных место одно. Толстая линия: поднялся "
    "выше. В скобках — доверительный интервал 95\u00a0% для изменения процента.",
    "Rank and per cent of those who answered both times. Equal ones share a rank. Thick line: "
    "moved up. In brackets the 95% confidence interval of the change of the per cent.",
)
DESCRIBED_RISK = Translated(
    "{label}: enne {before}. koht, {share}; pärast {after}. koht, {figures}.",
    "{label}: до — место {before}, {share}; после — место {after}, {figures}.",
    "{label}: before rank {before}, {share}; after rank {after}, {figures}.",
)

LAST_AGAINST_FIRST = Translated(
    "Viimane üritus võrreldes esimesega – {found}",
    "Последнее мероприятие по сравнению с первым — {found}",
    "The last event against the first – {found}",
)
THEN_AND_NOW: dict[str, Translated] = {
    "up": Translated("kõrgem: {names}", "выше: {names}", "higher: {names}"),
    "down": Translated("madalam: {names}", "ниже: {names}", "lower: {names}"),
    "unclear": Translated(
        "selget erinevust ei ole: {names}",
        "явной разницы нет: {names}",
        "no clear difference: {names}",
    ),
    "reworded": Translated(
        "sõnastus muutus: {names}", "формулировка изменилась: {names}", "new wording: {names}"
    ),
}
TREND_NOTE = Translated(
    "Keskmine viiepallisel skaalal ({wave}); püstjoon on 95% usaldusvahemik.",
    "Среднее по пятибалльной шкале ({wave}); вертикальная линия — доверительный интервал "
    "95\u00a0%.",
    "Mean on the five-point scale ({wave}); the upright line is the 95% confidence interval.",
)
BROKEN_NOTE = Translated(
    "Joon katkeb seal, kus küsimuse sõnastus muutus.",
    "Линия прерывается там, где изменилась формулировка вопроса.",
    "The line breaks where the wording of the question changed.",
)
POOLED_NOTE = Translated(
    "Ruut: mitu väikest üritust kokku.",
    "Квадрат: несколько небольших мероприятий вместе.",
    "A square: several small events together.",
)
POOLED = Translated("mitu üritust kokku", "несколько вместе", "several together")

LINE_TITLE = Translated(
    "{scale}: muutus viimasel üritusel {last}, esimesel {first}",
    "{scale}: изменение на последнем мероприятии {last}, на первом {first}",
    "{scale}: change at the last event {last}, at the first {first}",
)
LINE_NOTE = Translated(
    "Keskmised viiepallisel skaalal, inimesed, kes vastasid mõlemal korral. Kriips: enne, täpp: "
    "pärast; jäme joon on muutuse 95% usaldusvahemik.",
    "Средние по пятибалльной шкале, люди, ответившие оба раза. Чёрточка: до, точка: после; "
    "толстая линия — доверительный интервал изменения, 95\u00a0%.",
    "Means on the five-point scale, of people who answered both times. Stroke: before, dot: "
    "after; the thick line is the 95% confidence interval of the change.",
)
