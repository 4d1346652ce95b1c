"""The phrases about the seminar, the network, risks and steps, in three languages."""

from collections.abc import Mapping

from collector.texts.languages import Translated
from collector.texts.wording import Subject

QUOTED = Translated("„{label}“", "«{label}»", "“{label}”")
AND = Translated(" ja ", " и ", " and ")
AND_MORE = Translated(" ja veel {n}", " и ещё {n}", " and {n} more")

DRIVERS: Mapping[str, Translated] = {
    "use_moderator": Translated(
        "hinnanguga päevajuhile", "оценкой ведущего", "the rating of the moderator"
    ),
    "use_topics": Translated("hinnanguga teemadele", "оценкой тем", "the rating of the topics"),
    "use_practice": Translated(
        "hinnanguga praktilisele õppusele",
        "оценкой практического занятия",
        "the rating of the practical exercise",
    ),
    "use_people": Translated(
        "uute koostööpartnerite leidmisega",
        "знакомством с будущими партнёрами",
        "having met people to work with",
    ),
}
"""What usefulness may go together with, in the case that the sentences need."""

OTHER_DRIVER = Translated(
    "nõustumisega väitega „{label}“",
    "согласием с утверждением «{label}»",
    "agreement with “{label}”",
)
GOES_TOGETHER = Translated(
    "See, kui kasulikuks seminari peeti, on seotud {drivers} ({base}). See ei näita, mis mida "
    "põhjustab.",
    "То, насколько полезным сочли семинар, связано с {drivers} ({base}). Это не показывает, что "
    "чему причина.",
    "How useful people found the seminar goes together with {drivers} ({base}). This does not show "
    "what causes what.",
)
NOTHING_GOES_TOGETHER = Translated(
    "Ei ole selge, millega on seotud see, kui kasulikuks seminari peeti ({base}).",
    "Неясно, с чем связано то, насколько полезным сочли семинар ({base}).",
    "It is not clear what goes together with how useful people found the seminar ({base}).",
)
ANSWERED = Translated("vastas {people}", "{people}", "{people} answered")
NO_DRIVERS = Translated(
    "Vastuseid on liiga vähe, et öelda, millega on seotud see, kui kasulikuks seminari peeti.",
    "Ответов слишком мало, чтобы сказать, с чем связано то, насколько полезным сочли семинар.",
    "Too few answers to say what goes together with how useful people found the seminar.",
)

NETWORKS: Mapping[tuple[str, str], Translated] = {
    ("know_person", "up"): Translated(
        "Inimestel on nüüd rohkemates asutustes keegi, kellele helistada: keskmiselt {after}, enne "
        "{before} ({base}).",
        "Теперь людям есть кому позвонить в большем числе служб: в среднем {after}, раньше "
        "{before} ({base}).",
        "People now know somebody to call in more services: {after} on average, {before} before "
        "({base}).",
    ),
    ("know_person", "down"): Translated(
        "Inimestel on nüüd vähemates asutustes keegi, kellele helistada: keskmiselt {after}, enne "
        "{before} ({base}).",
        "Теперь людям есть кому позвонить в меньшем числе служб: в среднем {after}, раньше "
        "{before} ({base}).",
        "People now know somebody to call in fewer services: {after} on average, {before} before "
        "({base}).",
    ),
    ("know_person", "unclear"): Translated(
        "See, kui paljudes asutustes on inimestel keegi, kellele helistada, ei ole selgelt "
        "muutunud: keskmiselt {after}, enne {before} ({base}).",
        "Число служб, где людям есть кому позвонить, явно не изменилось: в среднем {after}, раньше "
        "{before} ({base}).",
        "In how many services people know somebody to call has not clearly changed: {after} on "
        "average, {before} before ({base}).",
    ),
    ("", "up"): Translated(
        "Inimesed märgivad nüüd rohkem partnereid: keskmiselt {after}, enne {before} ({base}).",
        "Теперь люди отмечают больше партнёров: в среднем {after}, раньше {before} ({base}).",
        "People now name more partners: {after} on average, {before} before ({base}).",
    ),
    ("", "down"): Translated(
        "Inimesed märgivad nüüd vähem partnereid: keskmiselt {after}, enne {before} ({base}).",
        "Теперь люди отмечают меньше партнёров: в среднем {after}, раньше {before} ({base}).",
        "People now name fewer partners: {after} on average, {before} before ({base}).",
    ),
    ("", "unclear"): Translated(
        "Märgitud partnerite arv ei ole selgelt muutunud: keskmiselt {after}, enne {before} "
        "({base}).",
        "Число отмеченных партнёров явно не изменилось: в среднем {after}, раньше {before} "
        "({base}).",
        "How many partners people name has not clearly changed: {after} on average, {before} "
        "before ({base}).",
    ),
    ("worked_with", "up"): Translated(
        "Inimesed teevad nüüd koostööd rohkemate asutustega: keskmiselt {after}, enne {before} "
        "({base}).",
        "Теперь люди сотрудничают с большим числом служб: в среднем {after}, раньше {before} "
        "({base}).",
        "People now work with more services: {after} on average, {before} before ({base}).",
    ),
    ("worked_with", "down"): Translated(
        "Inimesed teevad nüüd koostööd vähemate asutustega: keskmiselt {after}, enne {before} "
        "({base}).",
        "Теперь люди сотрудничают с меньшим числом служб: в среднем {after}, раньше {before} "
        "({base}).",
        "People now work with fewer services: {after} on average, {before} before ({base}).",
    ),
    ("worked_with", "unclear"): Translated(
        "See, kui paljude asutustega inimesed koostööd teevad, ei ole selgelt muutunud: keskmiselt "
        "{after}, enne {before} ({base}).",
        "Число служб, с которыми люди сотрудничают, явно не изменилось: в среднем {after}, раньше "
        "{before} ({base}).",
        "With how many services people work has not clearly changed: {after} on average, {before} "
        "before ({base}).",
    ),
}
"""How many partner types people named, by question, "" for any other, and direction."""

NETWORK = Subject(Translated("Võrgustik", "Круг контактов", "The network"), "m")
RISKS = Subject(Translated("Ohtude järjestus", "Порядок рисков", "The order of risks"), "m")

MORE_OFTEN = Translated(
    "Selgelt sagedamini kui enne märgiti: {labels}.",
    "Явно чаще, чем раньше, отмечали: {labels}.",
    "Named clearly more often than before: {labels}.",
)
LESS_OFTEN = Translated(
    "Selgelt harvemini kui enne märgiti: {labels}.",
    "Явно реже, чем раньше, отмечали: {labels}.",
    "Named clearly less often than before: {labels}.",
)
NO_SHARE_MOVED = Translated(
    "Ühegi vastuse osakaal ei ole selgelt muutunud.",
    "Доля ни одного из ответов явно не изменилась.",
    "The share of no answer has clearly changed.",
)

FIRST_RISK_SAME = Translated(
    "Kõige sagedamini nimetatud oht oli enne ja pärast sama: {after} ({base}).",
    "Чаще всего и до, и после называли один и тот же риск: {after} ({base}).",
    "The risk named most often was the same before and after: {after} ({base}).",
)
FIRST_RISK_OTHER = Translated(
    "Kõige sagedamini nimetati enne: {before}; pärast: {after} ({base}).",
    "Чаще всего называли до семинара: {before}; после: {after} ({base}).",
    "Named most often before: {before}; after: {after} ({base}).",
)

CODED: Mapping[str, Translated] = {
    "first": Translated(
        "Osalejate tekstides on kõige sagedasem teema {labels} ({n} tekstist {count}).",
        "В текстах участников чаще всего встречается тема {labels} ({count} из {n}).",
        "The texts that people wrote are most often about {labels} ({count} of {n}).",
    ),
    "stages": Translated(
        "Etapi järgi: ennetamine {prevention}, reageerimine {response}, tagajärgede likvideerimine "
        "{elimination}.",
        "По этапам: предотвращение — {prevention}, реагирование — {response}, ликвидация "
        "последствий — {elimination}.",
        "By stage: prevention {prevention}, response {response}, elimination of the consequences "
        "{elimination}.",
    ),
}

STEPS = Translated(
    "Neist, kel oli pärast seminari kindel samm mõttes ja kes vastasid ka kolm kuud hiljem "
    "({people}), astus sammu {taken}, osaliselt {partly} ja astumata jäi see {rest} inimesel.",
    "Из тех, кто после семинара задумал конкретный шаг и ответил через три месяца ({people}), "
    "сделали его — {taken}, частично — {partly}, не сделали — {rest}.",
    "Of those who had a concrete step in mind after the seminar and answered three months later "
    "({people}), {taken} have taken it, {partly} in part and {rest} not.",
)
TOO_FEW_STEPS = Translated(
    "Neid, kel oli pärast seminari kindel samm mõttes ja kes vastasid ka kolm kuud hiljem, on "
    "liiga vähe, et midagi öelda (vaja on vähemalt {least}).",
    "Тех, кто после семинара задумал конкретный шаг и ответил через три месяца, слишком мало, "
    "чтобы что-то сказать (нужно не меньше {least}).",
    "Too few people had a concrete step in mind after the seminar and answered three months later "
    "to say anything (at least {least} are needed).",
)
BARRIER = Translated(
    "Takistusena nimetati kõige sagedamini: {labels} ({n} inimesest {count}).",
    "Чаще всего мешало: {labels} ({count} из {n}).",
    "What most often stood in the way: {labels} ({count} of {n}).",
)

SINCE_LAST: Mapping[str, Translated] = {
    "up": Translated(
        "{subject} seminarile tulles: kõrgem kui eelmisel korral ({before} → {after}).",
        "{subject} перед семинаром: выше, чем в прошлый раз ({before} → {after}).",
        "{subject} before the seminar: higher than the last time ({before} → {after}).",
    ),
    "down": Translated(
        "{subject} seminarile tulles: madalam kui eelmisel korral ({before} → {after}).",
        "{subject} перед семинаром: ниже, чем в прошлый раз ({before} → {after}).",
        "{subject} before the seminar: lower than the last time ({before} → {after}).",
    ),
    "unclear": Translated(
        "{subject} seminarile tulles: selget vahet eelmise korraga ei ole ({before} → {after}).",
        "{subject} перед семинаром: явной разницы с прошлым разом нет ({before} → {after}).",
        "{subject} before the seminar: no clear difference from the last time "
        "({before} → {after}).",
    ),
}
"""The last point of a trend against the one before, by direction."""

NO_EARLIER = Translated(
    "{subject}: varasemate üritustega ei saa võrrelda, sest samas sõnastuses ei ole seda varem "
    "küsitud või on vastuseid liiga vähe.",
    "{subject}: сравнить с прежними мероприятиями нельзя: в такой же формулировке об этом раньше "
    "не спрашивали или ответов слишком мало.",
    "{subject}: cannot be compared with earlier events, because it was not asked in the same words "
    "before or too few answered.",
)
