"""The words of the risk report, in three languages."""

from collector.texts.languages import Translated

FIRST = Translated(
    et="See on ürituse esimene väljaanne.",
    ru="Это первый выпуск по этому мероприятию.",
    en="This is the first edition of the event.",
)
CARRIED = Translated(
    et="Varem avaldatu võetakse üle sõna-sõnalt ega arvutata uuesti; uus võrreldi kõigi varasemate "
    "väljaannetega.",
    ru="Опубликованное ранее переносится слово в слово и не пересчитывается; новое сверено со "
    "всеми прежними выпусками.",
    en="What was published before is taken over word for word and not computed again; what is new "
    "was compared with all earlier editions.",
)
CORRECTED = Translated(
    et="Parandus asendab kogu väljaande. Ükski avaldatud arv ei erine varasemast ainult mõne "
    "inimese võrra.",
    ru="Исправление заменяет весь выпуск. Ни одно число не отличается от прежнего лишь на "
    "нескольких человек.",
    en="A correction replaces the whole edition. No figure differs from an earlier one by only a "
    "few people.",
)
WITHHELD = {
    "R2": Translated(
        et="Avaldamata jääb tabeleid ja muutusi: {n}, sest nende taga on alla {k} inimese.",
        ru="Не публикуется таблиц и изменений: {n}; в них меньше {k} человек.",
        en="Tables and changes not published: {n}, because they are about fewer than {k} people.",
    ),
    "R4": Translated(
        et="Avaldamata jääb tabeleid ja muutusi: {n}, sest vähesed inimesed vastasid (peaaegu) "
        "ühtemoodi.",
        ru="Не публикуется таблиц и изменений: {n}; немногие люди ответили (почти) одинаково.",
        en="Tables and changes not published: {n}, because a few people said (nearly) the same.",
    ),
    "R5": Translated(
        et="Avaldamata jääb tabeleid ja muutusi: {n}, sest vahe mõne teise arvuga näitaks, mida "
        "vastasid alla {k} inimese.",
        ru="Не публикуется таблиц и изменений: {n}; разница с другим числом показала бы ответы "
        "меньше чем {k} человек.",
        en="Tables and changes not published: {n}, because subtracted from another figure they "
        "would show the answers of fewer than {k} people.",
    ),
    "R8": Translated(
        et="Alla 20 inimese puhul ei näidata, mitmel hinnang tõusis, langes või jäi samaks; alla "
        "50 puhul on keskmistel üks koht pärast koma.",
        ru="Если людей меньше 20, не показывается, у скольких оценка выросла, снизилась или не "
        "изменилась; если меньше 50, у средних один знак после запятой.",
        en="Below 20 people it is not shown how many rose, fell or stayed the same; below 50 means "
        "have one decimal.",
    ),
}
POOLED = Translated(
    et="Tulemused on {n} ürituse peale kokku, sest mõnel neist vastas igas voorus alla {k} inimese "
    "ja eraldi ei näidata sellist üritust kunagi: {titles}.",
    ru="Результаты общие по мероприятиям (их {n}), потому что на каком-то из них в каждом опросе "
    "ответило меньше {k} человек, а отдельно такое мероприятие не показывается никогда: {titles}.",
    en="The results are of {n} events together, because at one of them fewer than {k} people "
    "answered each wave and such an event is never shown alone: {titles}.",
)
COMMON_BASE = Translated(
    et="Kasulikkuse küsimuste tulemused on nende kohta, kes vastasid neile kõigile: nii saab "
    "avaldada ka selle, mis kasulikkusega koos käib.",
    ru="Результаты вопросов о пользе относятся к тем, кто ответил на все эти вопросы: так можно "
    "опубликовать и то, что с пользой связано.",
    en="Results about usefulness are about those who answered all questions about it: this way, "
    "what goes together with usefulness can be published too.",
)
MERGED = Translated(
    et="Rühmade kaupa: alla {k} inimesega rühmad liideti muudega ({merged} küsimuse juures) või "
    "jäeti jaotus ära ({dropped} küsimuse juures).",
    ru="По группам: группы меньше {k} человек объединены с прочими (вопросов: {merged}) или "
    "разбивка опущена (вопросов: {dropped}).",
    en="By group: groups below {k} people were merged into other ones (questions: {merged}) or the "
    "breakdown was dropped (questions: {dropped}).",
)
OVERLAPS = Translated(
    et="Kinnitatud ümbersõnastusi jääb avaldamata: {n}, sest neis on viis järjestikust sõna "
    "kellegi tekstist.",
    ru="Утверждённых пересказов не публикуется: {n}; в них пять слов подряд из чьего-то текста.",
    en="Approved paraphrases not published: {n}, because they have five words in a row of "
    "somebody's text.",
)
NO_PROFILES = Translated(
    et="Vastajate profiilide tabelit ei ole: ka kahe veeru ja kahe tasemega jääks üle poole "
    "inimestest välja või kuuluks mõni kombinatsioon alla {k} inimesele.",
    ru="Таблицы профилей нет: даже с двумя столбцами и двумя уровнями больше половины людей "
    "осталось бы вне её или какое-то сочетание относилось бы меньше чем к {k} людям.",
    en="There is no table of profiles: even with two columns and two levels more than half of the "
    "people would be left out, or some combination would belong to fewer than {k} people.",
)
DROPPED_COLUMNS = Translated(
    et="Profiilides on veerud {columns}; välja jäi inimesi, kelle kombinatsioon on haruldane või "
    "kellega koos oleks profiilide inimeste arv mõnele teisele liiga lähedal: {withheld}.",
    ru="В профилях столбцы {columns}; не вошло людей, у которых сочетание редкое или с которыми "
    "число людей в профилях было бы слишком близко к другому: {withheld}.",
    en="Profiles have the columns {columns}; people left out because their combination is rare, or "
    "because with them the people in profiles would number too nearly as many as others: "
    "{withheld}.",
)
PASSED = {
    "R1": FIRST,
    "R2": Translated(
        et="Iga avaldatud arvu taga on vähemalt {k} inimest.",
        ru="За каждым числом не меньше {k} человек.",
        en="Every figure is about at least {k} people.",
    ),
    "R3": Translated(
        et="Ükski rühm ei ole väiksem kui {k} inimest.",
        ru="Ни одна группа не меньше {k} человек.",
        en="No group is smaller than {k} people.",
    ),
    "R4": Translated(
        et="Üheski väikeses rühmas ei vastanud kõik ühtemoodi.",
        ru="Ни в одной малой группе не ответили все одинаково.",
        en="In no small group did all say the same.",
    ),
    "R5": Translated(
        et="Ühegi kahe arvu lahutamisel ei selgu, mida vastasid vähesed.",
        ru="Ни одна разность двух чисел не показывает ответы немногих.",
        en="No two figures subtracted show what a few people said.",
    ),
    "R6": Translated(
        et="Keelte kaupa ei avaldata midagi; kõik keeled on samas tabelis.",
        ru="По языкам ничего не публикуется; все языки в одной таблице.",
        en="Nothing is published by language; all languages share one table.",
    ),
    "R7": Translated(
        et="Avaldatakse ainult ürituse kuu, mitte päev ega kellaaeg.",
        ru="Публикуется только месяц мероприятия, без дня и времени.",
        en="Only the month of the event is published, no day and no time.",
    ),
    "R8": Translated(
        et="Keskmised on ümardatud nii, et neist ei saa üksikut vastust tagasi arvutada.",
        ru="Средние округлены так, что отдельный ответ по ним не вычислить.",
        en="Means are rounded so that no single answer can be computed from them.",
    ),
    "R9": Translated(
        et="Osalejate tekstidest avaldatakse ainult teise inimese kinnitatud ümbersõnastusi.",
        ru="Из текстов участников публикуются только пересказы, утверждённые вторым человеком.",
        en="Of participants' texts only paraphrases that a second person approved are published.",
    ),
    "R10": Translated(
        et="Joonised on tehtud avaldatud arvudest.",
        ru="Диаграммы построены по опубликованным числам.",
        en="Charts are drawn from published figures.",
    ),
    "R11": Translated(
        et="Vastajate profiile selles väljaandes ei ole.",
        ru="Профилей участников в этом выпуске нет.",
        en="This edition has no profiles of people.",
    ),
}
