"""The sentences about workbooks that cannot be read, or not as they are, in three languages.

When each is said is decided in `formats/questionnaire/package` and `formats/questionnaire/xlsx`.
"""

from collections.abc import Mapping

from collector.texts.languages import Translated

_FILES: Mapping[str, Translated] = {
    "large": Translated(
        "fail on suurem kui {limit} MB; eemaldage sellest pildid ja lehed, mis ei ole küsimustik",
        "файл больше {limit} МБ; удалите из него картинки и листы, которые не относятся к анкете",
        "the file has more than {limit} MB; remove pictures and sheets that are no questionnaire",
    ),
    "legacy": Translated(
        "see on vana .xls-vormingus fail; avage see tabelarvutusprogrammis ja salvestage "
        ".xlsx-failina",
        "это файл старого формата .xls; откройте его в программе для таблиц и сохраните как .xlsx",
        "this is an old .xls file; open it in a spreadsheet program and save it as .xlsx",
    ),
    "encrypted": Translated(
        "fail on parooliga kaitstud; salvestage see ilma paroolita",
        "файл защищён паролем; сохраните его без пароля",
        "the file is protected by a password; save it without one",
    ),
    "opendocument": Translated(
        "see on OpenDocumenti fail (.ods); salvestage see .xlsx-failina",
        "это файл OpenDocument (.ods); сохраните его как .xlsx",
        "this is an OpenDocument file (.ods); save it as .xlsx",
    ),
    "binary": Translated(
        "see on .xlsb-vormingus fail; salvestage see .xlsx-failina",
        "это файл формата .xlsb; сохраните его как .xlsx",
        "this is a binary .xlsb file; save it as .xlsx",
    ),
    "text": Translated(
        "see on tekstifail (näiteks .csv), mitte .xlsx-töövihik; salvestage küsimustik "
        ".xlsx-failina lehtedega survey, choices ja settings",
        "это текстовый файл (например, .csv), а не книга .xlsx; сохраните анкету как .xlsx "
        "с листами survey, choices и settings",
        "this is a text file (.csv, say) and no .xlsx workbook; save the questionnaire as .xlsx "
        "with the sheets survey, choices and settings",
    ),
    "empty": Translated(
        "fail on tühi; valige teine",
        "файл пуст; выберите другой",
        "the file is empty; choose another",
    ),
    "no_workbook": Translated(
        "see ei ole .xlsx-töövihik; salvestage küsimustik tabelarvutusprogrammis .xlsx-failina",
        "это не книга .xlsx; сохраните анкету в программе для таблиц как .xlsx",
        "this is no .xlsx workbook; save the questionnaire as .xlsx in a spreadsheet program",
    ),
    "damaged": Translated(
        "töövihik on rikutud ja seda ei saa lugeda; avage see tabelarvutusprogrammis ja salvestage "
        "uuesti",
        "книга повреждена и не читается; откройте её в программе для таблиц и сохраните заново",
        "the workbook is damaged and cannot be read; open it in a spreadsheet program and save it "
        "again",
    ),
    "unpacked": Translated(
        "lahtipakituna on failis palju rohkem, kui küsimustikku mahub (üle {limit} MB või ridade "
        "kaupa sama sisu); jätke alles ainult lehed survey, choices ja settings, igas kuni {rows} "
        "rida",
        "в распакованном виде файл намного больше любой анкеты (свыше {limit} МБ или одно и то же "
        "много раз); оставьте только листы survey, choices и settings, в каждом не больше {rows} "
        "строк",
        "the file unpacks to far more than a questionnaire holds (more than {limit} MB, or the "
        "same over and over); keep only the sheets survey, choices and settings, each with at most "
        "{rows} rows",
    ),
    "doctype": Translated(
        "failis on XML-i DOCTYPE või olemid (entities), mida ükski tabelarvutusprogramm ei "
        "kirjuta; salvestage küsimustik sellises programmis uuesti",
        "в файле есть DOCTYPE или сущности XML (entities), которых программы для таблиц не пишут; "
        "сохраните анкету в такой программе заново",
        "the file declares a DOCTYPE or XML entities, which no spreadsheet program writes; save "
        "the questionnaire again in one",
    ),
    "crowded": Translated(
        "failis on palju rohkem lahtreid või kujundust, kui küsimustikul vaja; jätke alles ainult "
        "lehed survey, choices ja settings, igas kuni {rows} rida",
        "в файле намного больше ячеек или оформления, чем нужно анкете; оставьте только листы "
        "survey, choices и settings, в каждом не больше {rows} строк",
        "the file holds far more cells or formatting than a questionnaire needs; keep only the "
        "sheets survey, choices and settings, each with at most {rows} rows",
    ),
    "wordy": Translated(
        "lehtedel on kokku üle {limit} tähemärgi teksti; lühendage",
        "на листах в сумме больше {limit} знаков текста; сократите его",
        "the sheets hold more than {limit} characters of text together; shorten them",
    ),
}
"""About the file itself."""

_SHEETS: Mapping[str, Translated] = {
    "no_survey": Translated(
        "lehte survey ei ole (failis on: {found}); pange küsimused lehele nimega survey",
        "нет листа survey (в файле есть: {found}); поместите вопросы на лист с именем survey",
        "there is no sheet survey (there is: {found}); put the questions into a sheet of this name",
    ),
    "sheet_twice": Translated(
        "lehti nimega {name} on mitu; jätke üks",
        "листов с именем {name} несколько; оставьте один",
        "there is more than one sheet {name}; keep one",
    ),
    "sheet_refused": Translated(
        "XLSFormi lehte {name} ei toetata; eemaldage leht",
        "лист {name} из XLSForm не поддерживается; удалите его",
        "XLSForm's sheet {name} is not supported; remove the sheet",
    ),
    "rows": Translated(
        "lehel on üle {limit} rea; jätke alles ainult küsimustik",
        "на листе больше {limit} строк; оставьте только анкету",
        "the sheet has more than {limit} rows; keep only the questionnaire",
    ),
    "columns": Translated(
        "lehel on üle {limit} veeru; jätke alles ainult küsimustik",
        "на листе больше {limit} столбцов; оставьте только анкету",
        "the sheet has more than {limit} columns; keep only the questionnaire",
    ),
    "no_column": Translated(
        "veergu {name} ei ole; esimene täidetud rida peab nimetama veerud",
        "нет столбца {name}; первая заполненная строка должна называть столбцы",
        "there is no column {name}; the first filled row must name the columns",
    ),
    "second_settings": Translated(
        "lehel settings võib olla ainult üks rida; eemaldage see teine",
        "на листе settings может быть только одна строка; удалите эту",
        "the settings may have only one row; remove this one",
    ),
}
"""About a sheet or its rows."""

_CELLS: Mapping[str, Translated] = {
    "no_header": Translated(
        "veerul ei ole päist; kirjutage see lahtrisse {header} või tühjendage veerg",
        "у столбца нет заголовка; напишите его в ячейке {header} или очистите столбец",
        "the column has no header; write one in {header} or empty the column",
    ),
    "header_twice": Translated(
        "veerg {name} on juba olemas ({first}); jätke üks",
        "столбец {name} уже есть ({first}); оставьте один",
        "the column {name} is there already ({first}); keep one",
    ),
    "foreign": Translated(
        "siin küsitakse eesti, vene ja inglise keeles, mitte keeles „{name}“; eemaldage veerg või "
        "kirjutage päisesse näiteks {example}",
        "здесь спрашивают по-эстонски, по-русски и по-английски, а не на языке «{name}»; удалите "
        "столбец или напишите в заголовке, например, {example}",
        "questions are asked in Estonian, Russian and English here, not in {name}; remove the "
        "column, or name it {example}, say",
    ),
    "no_language": Translated(
        "päis ei ütle, mis keeles tekstid on, ja säte default_language samuti mitte; kirjutage "
        "päisesse {example} (praegu loeti nii)",
        "ни заголовок, ни настройка default_language не говорят, на каком языке тексты; напишите "
        "в заголовке {example} (пока прочитано так)",
        "neither the header nor the setting default_language says in which language the texts "
        "are; write {example} in the header (they were read as this)",
    ),
    "merged": Translated(
        "lahtrid on ühendatud; lahutage need ja täitke igaüks eraldi",
        "ячейки объединены; разъедините их и заполните каждую отдельно",
        "the cells are merged; split them and fill each by itself",
    ),
    "formula": Translated(
        "valemil ei ole salvestatud tulemust; kirjutage valemi asemele tekst",
        "у формулы нет сохранённого результата; напишите вместо неё текст",
        "the formula has no stored result; write the text instead of it",
    ),
    "date": Translated(
        "siin on kuupäev või kellaaeg; vormindage lahter tekstina ja kirjutage uuesti",
        "здесь дата или время; задайте ячейке текстовый формат и напишите заново",
        "this is a date or time; format the cell as text and write it again",
    ),
    "truth": Translated(
        "siin on tõeväärtus {value}; vormindage lahter tekstina ja kirjutage uuesti",
        "здесь логическое значение {value}; задайте ячейке текстовый формат и напишите заново",
        "this is the truth value {value}; format the cell as text and write it again",
    ),
    "error": Translated(
        "tabelarvutusprogramm näitab siin viga {value}; parandage lahter",
        "программа для таблиц показывает здесь ошибку {value}; исправьте ячейку",
        "the spreadsheet shows the error {value} here; mend the cell",
    ),
    "long": Translated(
        "tekst on pikem kui {limit} tähemärki; lühendage",
        "текст длиннее {limit} знаков; сократите его",
        "the text has more than {limit} characters; shorten it",
    ),
    "unwritable": Translated(
        "siin on tähemärk, mida ei saa faili kirjutada; eemaldage see",
        "здесь есть символ, который нельзя записать в файл; удалите его",
        "there is a character here that cannot be written to a file; remove it",
    ),
}
"""About one cell or a few."""

SENTENCES: Mapping[str, Translated] = {**_FILES, **_SHEETS, **_CELLS}
"""Every sentence by its reason."""
