"""What the public database says about itself, in three languages: licence, method, rules."""

from collector.texts.languages import Translated

ABOUT: dict[str, Translated] = {
    "purpose": Translated(
        et=(
            "Enne seminari, kohe pärast seda ja kolm kuud hiljem vastavad osalejad samadele "
            "küsimustele. Siin on avaldatud, mis muutus."
        ),
        ru=(
            "До семинара, сразу после него и через три месяца участники отвечают на одни и те же "
            "вопросы. Здесь опубликовано, что изменилось."
        ),
        en=(
            "Before a seminar, right after it and three months later its participants answer the "
            "same questions. What changed is published here."
        ),
    ),
    "licence": Translated(
        et=(
            "Kõik tabelid ja joonised on avaldatud litsentsiga CC BY 4.0: neid võib kasutada ja "
            "edasi jagada, kui viidata allikale. https://creativecommons.org/licenses/by/4.0/deed.et"
        ),
        ru=(
            "Все таблицы и диаграммы опубликованы по лицензии CC BY 4.0: их можно использовать и "
            "распространять со ссылкой на источник. "
            "https://creativecommons.org/licenses/by/4.0/deed.ru"
        ),
        en=(
            "All tables and charts are published under the licence CC BY 4.0: use and share them, "
            "and name the source. https://creativecommons.org/licenses/by/4.0/deed.en"
        ),
    ),
    "simulated": Translated(
        et=(
            "Näidisürituste vastused on arvuti loodud. Need näitavad, kuidas teenus töötab, ega "
            "ütle midagi päris inimeste kohta. Seminarid toimusid päriselt, kuid milline kuupäev "
            "millise seminari juurde käib, on meie oletus."
        ),
        ru=(
            "Ответы к демонстрационным мероприятиям созданы компьютером. Они показывают, как "
            "работает сервис, и ничего не говорят о настоящих людях. Сами семинары проходили, но "
            "какая дата относится к какому семинару — наше предположение."
        ),
        en=(
            "The answers of the demonstration events were made by a computer. They show how the "
            "service works and say nothing about real people. The seminars were held, but which "
            "date belongs to which of them is our assumption."
        ),
    ),
    "numbers": Translated(
        et=(
            "Muutus on nende inimeste keskmiste vahe, kes vastasid mõlemal korral ja kelle "
            "vastused sai siduda; vahemik on 95% usaldusvahemik. Keskmised on viiepallisel "
            "skaalal, kus suurem on parem. Alla 50 inimese puhul on keskmistel üks koht pärast "
            "koma, muidu kaks. Osakaal on protsent vastanutest, „ei oska öelda“ välja jäetud."
        ),
        ru=(
            "Изменение — это разница средних у тех, кто ответил оба раза и чьи ответы удалось "
            "связать; интервал — доверительный, 95\u00a0%. Средние даны по пятибалльной шкале, где "
            "больше — лучше. Если людей меньше 50, у средних один знак после запятой, иначе два. "
            "Доля — процент ответивших без учёта «затрудняюсь ответить»."
        ),
        en=(
            "A change is the difference of the means of the people who answered both times and "
            "whose answers could be linked; the interval is a 95% confidence interval. Means are "
            "on a five-point scale where more is better. Below 50 people means have one decimal, "
            "otherwise two. A share is per cent of those who answered, “don't know” left out."
        ),
    ),
    "R2": Translated(
        et="Avaldamata, sest vastajaid oli liiga vähe: ühegi avaldatud arvu taga ei ole vähem "
        "inimesi, kui on lubatud. Üritus, kus vastas liiga vähe inimesi, avaldatakse koos sarja "
        "järgmisega.",
        ru="Не опубликовано, потому что ответивших слишком мало: ни одно число не относится к "
        "меньшему числу людей, чем допустимо. Мероприятие, где ответивших слишком мало, "
        "публикуется вместе со следующим в серии.",
        en="Not published because too few people answered: no number is about fewer people than "
        "the threshold. An event that too few answered is published together with the next of its "
        "series.",
    ),
    "R3": Translated(
        et="Jaotus rühmade kaupa on avaldamata, sest mõnes rühmas oleks ka pärast liitmist liiga "
        "vähe inimesi või oleks vaid üks rühm.",
        ru="Разбивка по группам не опубликована, потому что в какой-то группе и после объединения "
        "было бы слишком мало людей или осталась бы лишь одна группа.",
        en="The breakdown by group is not published because even after merging a group would have "
        "too few people, or only one group would be left.",
    ),
    "R4": Translated(
        et="Avaldamata, sest vastajaid oli alla 20 ja nad vastasid (peaaegu) ühtemoodi: arv "
        "ütleks, mida igaüks neist vastas.",
        ru="Не опубликовано, потому что ответили меньше 20 человек и ответили (почти) одинаково: "
        "число показало бы, что ответил каждый из них.",
        en="Not published because fewer than 20 people answered and (nearly) all of them said the "
        "same: the number would tell what each of them answered.",
    ),
    "R11": Translated(
        et="Vastajate profiilide tabelit ei ole, sest ka kõige jämedamas tabelis (kaks veergu, "
        "kaks taset) kuuluks mõni vastuste kombinatsioon liiga vähestele inimestele või jääks "
        "välja üle poole vastajatest. Enamasti on selleks vaja umbes sadat vastajat.",
        ru="Таблицы профилей нет, потому что даже в самой грубой таблице (два столбца, два уровня) "
        "какое-то сочетание ответов относилось бы к слишком малому числу людей или больше половины "
        "ответивших осталось бы вне её. Обычно для этого нужно около ста ответивших.",
        en="There is no table of profiles because even in the coarsest one (two columns, two "
        "levels) some combination of answers would belong to too few people, or more than half of "
        "those who answered would be left out. Usually it takes about a hundred answers.",
    ),
    "R5": Translated(
        et="Avaldamata, sest teine avaldatud arv käib peaaegu samade inimeste kohta: kui üks arv "
        "teisest lahutada, on näha, mida vastasid need vähesed, kelle võrra arvud erinevad. Liigi "
        "base puhul on avaldamata ainult nende vastused, kes jätsid mõne kasulikkuse küsimuse "
        "vahele.",
        ru="Не опубликовано, потому что другое опубликованное число относится почти к тем же "
        "людям: разница между ними показала бы ответы тех немногих, кто учтён лишь в одном из них. "
        "Если вид — base, не опубликованы только ответы тех, кто пропустил какой-то вопрос о "
        "пользе.",
        en="Not published because another published number is about almost the same people: "
        "subtracting the two would show what the few who make the difference answered. Where it "
        "says base, only the answers of those who left out a question about usefulness are not "
        "published.",
    ),
}
"""Texts by key; a withheld figure names the rule that forbids it by its key."""
