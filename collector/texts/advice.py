"""The phrases of what to do with a report, in three languages; which is said when: `advice`."""

from collector.texts.languages import Translated

LINK_MORE = Translated(
    "Järgmisel korral aidake rohkematel inimestel mõlema korra vastused siduda: laske igaühel "
    "ukse juures kausist kaart võtta ja paluge see alles hoida. Alla {least} seotud inimese korral "
    "on näha ainult suured muutused.",
    "В следующий раз помогите большему числу людей связать ответы за оба раза: пусть каждый у "
    "входа возьмёт из чаши карточку; попросите её сохранить. Если связаны ответы меньше чем "
    "{least} человек, видны только большие изменения.",
    "Next time help more people to link their two answers: let everybody draw a card from a bowl "
    "at the door and ask them to keep it. With fewer than {least} linked people only large changes "
    "can be seen.",
)
LASTS = Translated(
    "Tõus kohe pärast seminari võib hiljem kaduda ({names}). Küsige kolme kuu pärast uuesti ja "
    "tuletage kokkulepitut meelde.",
    "Рост сразу после семинара может сойти на нет ({names}). Спросите ещё раз через три месяца и "
    "напомните, о чём договорились.",
    "A rise right after the seminar may fade ({names}). Ask again in three months, and remind "
    "people of what was agreed.",
)
FELL = Translated(
    "Vaadake, milliste üksikute väidete hinnangud langesid ({names}), ja rääkige neist "
    "osalejatega. Kui seminaril räägiti ohtudest, ei tähenda langus, et seminar ebaõnnestus.",
    "Посмотрите, по каким отдельным утверждениям оценки снизились ({names}), и поговорите о них "
    "с участниками. Если на семинаре говорили об опасностях, снижение не значит, что семинар не "
    "удался.",
    "See which single statements were rated lower ({names}), and talk about them with "
    "participants. Where a seminar spoke of dangers, a fall does not mean that it failed.",
)
UNCLEAR = Translated(
    "„Selget muutust ei ole“ ei tõesta, et midagi ei muutunud ({names}): väike muutus võis jääda "
    "märkamata. Ärge tehke selle põhjal otsust ei poolt ega vastu.",
    "«Явных изменений нет» не доказывает, что ничего не изменилось ({names}): небольшое изменение "
    "могло остаться незамеченным. Не принимайте по этому решений ни за, ни против.",
    "“No clear change” does not prove that nothing changed ({names}): a small change may have gone "
    "unnoticed. Decide nothing on it, neither for nor against.",
)
DRIVER = Translated(
    "Järgmist seminari kavandades vaadake esmalt väidet „{label}“: kes nõustus sellega rohkem, "
    "pidas ka seminari kasulikumaks. Põhjust see ei tõesta.",
    "Готовя следующий семинар, начните с утверждения «{label}»: кто был с ним согласен больше, "
    "тот и семинар считал полезнее. Причину это не доказывает.",
    "When planning the next seminar look first at “{label}”: who agreed with it more also found "
    "the seminar more useful. That proves no cause.",
)
PARTNER = Translated(
    "Kõige harvem märgiti, et saab helistada siia: {label} ({share}). Kutsuge sealt inimesi "
    "järgmisele seminarile.",
    "Реже всего отмечали, что могут позвонить сюда: {label} ({share}). Пригласите людей оттуда "
    "на следующий семинар.",
    "Fewest people know somebody to call at: {label} ({share}). Invite people from there to the "
    "next seminar.",
)
RISK = Translated(
    "Kõige sagedamini nimetati esmatähtsaks: {label} ({share}). Alustage järgmist päevakava "
    "sellest.",
    "Чаще всего первоочередным называли: {label} ({share}). Начните с этого следующую программу.",
    "Most often named as needing work first: {label} ({share}). Begin the next programme with it.",
)
BARRIER = Translated(
    "Sammude astumist takistas kõige sagedamini: {label} ({share}). Leppige juhtidega kokku, "
    "kuidas seda takistust vähendada.",
    "Сделать намеченное чаще всего мешало: {label} ({share}). Договоритесь с руководителями, как "
    "уменьшить эту помеху.",
    "What stood in the way of steps most often: {label} ({share}). Agree with leaders how to "
    "reduce it.",
)
