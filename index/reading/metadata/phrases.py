"""The words that newspapers put before names and dates, in the languages of the press."""

from __future__ import annotations

import re

from index.reading.metadata.wording import Wording

# The words before an author's name, by the languages that begin other lines with them too: "Von
# der Leyen Warns Rivals" is English. Those of "" begin nothing else.
_BY = {
    "": (
        r"van onze?\s+(?:verslaggever|correspondent|redacteur)\w*"
        r"|d[ae]l(?:la)?\s+(?:nostr[oa]\s+)?(?:inviat|corrispondent)\w+"
        r"|de\s+nuestr[oa]\s+(?:corresponsal|enviad[oa])(?:\s+especial)?"
        r"|d[oa]\s+noss[oa]\s+(?:correspondente|enviad[oa])|(?:posted|published|submitted|uploaded)\s+by:?|(?:from\s+)?our\s+(?:own\s+|special\s+)?"
        r"correspondent(?:\s+in\s+[^,]{2,40})?,|de\s+(?:notre|nos)\s+(?:envoyée?s?"
        r"|correspondante?s?)(?:\s+spéciale?s?|\s+permanente?s?)?(?:\s+(?:à|en|aux?|de)\s+"
        r"[^,]{2,40})?,?|von\s+unsere[mrn]\s+(?:korrespondent|reporter|redakteur|mitarbeiter)\w*,?"
        r"|(?:von|par|por|di|door|av|af)\s*:"
        r"|(?:words|story|report)\s*:"
        r"|(?:written|words|story|report(?:ed|ing)?|text|analysis|opinion|commentary|column"
        r"|review"
        r"|interview|an? (?:\w+ ){0,2}\w+)\s+by:?|as told to|by(?:line)?\s*:|authors?\s*:|by\b"
        r"|(?:ein\w*\s+)?(?:kommentar"
        r"|analyse|gastbeitrag|bericht|interview|reportage|essay|porträt|kolumne|glosse)\s+von"
        r"|autor(?:in|en|es|a|i)?\s*:|auteure?s?\s*:|autore\s*:|text\s*:|texte\s*:"
        r"|(?:autor|autorin)/(?:in|autorin|autor):?\s|autor\*in:?|post author(?:\s+by)?"
        r"|(?:autor(?:in)?|auteure?|author)\s(?=[^:]{4,40}:$)"
        r"|(?:geschrieben|verfasst|erstellt|gespeichert|publiziert|veröffentlicht|gepostet"
        r"|eingestellt|eingetragen|(?:ein |blog )?(?:artikel|beitrag|text)) von:?"
        r"|texto\s*:|testo\s*:|tekst\s*:|teksti\s*:|propos recueillis par"
        r"|(?:publié|posté|écrit|rédigé|mis en ligne) par"
        r"|(?:escrito|publicado|postado|redactado) por"
        r"|(?:scritto|pubblicato|inserito|postato) da|(?:geschreven|geplaatst) door"
        r"|(?:skrevet|skriven|publicerad|publisert) a[vf]|(?:opublikowan|napisan|dodan)[eya] przez"
        r"|a cura di|skribent\s*:|napisał[ai]?\s*:?"
        r"|írta\s*:|szerző\s*:|yazan\s*:|haber\s*:|автор(?:ы|и)?(?: статьи| материала)?\s*[:—–-]"
        r"|текст(?: и фото)?\s*[:—–-]|συντάκτης\s*:|γράφει\s+[οη]|作者\s*[:：]|撰文\s*[:：]"
        r"|文\s*[:：／/=＝]"
        r"|(?:本报|本報)?[记記]者\s*[:：]?|بقلم\s*:?"
        r"|(?:كتب )?بواسطة\s*:?|كتبت?\s*:?|إعداد\s*:|تقرير\s*:"
        r"|الكاتب\s*:|מאת\s*:?|लेखक\s*:|نویسنده\s*:|penulis\s*:"
        r"|tác giả\s*:|από τ(?:ον|ην)"
    ),
    "de": "von",
    "fr": "par",
    "es": "por",
    "pt": "por",
    "it": "di",
    "nl": "door",
    "sv": "av",
    "no": "av",
    "nb": "av",
    "da": "af",
    "ca": "per",
    "ro": "de",
    "id": "oleh",
    "ms": "oleh",
    "pl": "przez",
}
BYLINE = {
    # Behind a letter that is written with spaces there is one, or a colon.
    language: re.compile(
        rf"(?:{words})(?:\s*[:：]\s*|\s+|(?<![a-zà-ÿа-яё]))(?P<names>\S.*)", re.I | re.S
    )
    for language, words in _BY.items()
}
# Where the name stands first: "김민수 기자".
NAME_FIRST = re.compile(
    r"(?P<names>[\uac00-\ud7a3]{2,4}|[\u3400-\u9fff]{2,5})\s*(?:기자|특파원|논설위원|記者|特派員)"
)
# When, and yet no date.
AGO = Wording(
    r"\b(?:about\ )?(?:\d+|an?)\ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?)\ ago\b"
    r"|\bvor\ (?:\d+|eine[mr])\ (?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\b"
    r"|\bil\ y\ a\ (?:\d+|une?)\ (?:minutes?|heures?|jours?|semaines?|mois|ans?)\b"
    r"|\bhace\ (?:\d+|una?)\ (?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b"
    r"|(?<=[·•|]\ )\d+\s?(?:s|min|m|h|d|w|mo|y)\b|^\d+\s?(?:min|m|h|d|w|mo|y)$"
    r"|\b\d+\ (?:минут\w*|час\w*|дн\w+|день|недел\w+|месяц\w*)\ назад\b",
    look=r"[ ]ago|vor[ ]|il[ ]y[ ]|hace[ ]|\|[ ]\d|^\d",
)
# On a line of its own, with the names below it.
BY_ALONE = re.compile(
    r"(?:(?:(?:written|words|story|report|text|posted|published)\s+)?by|von|par|por|di|door|av|af|przez"
    r"|(?:geschrieben|verfasst|veröffentlicht|artikel|text) von|autor(?:in|en|es|a)?"
    r"|(?:autor|autorin)/(?:in|autorin|autor)"
    r"|authors?|auteure?s?|автор(?:ы)?|текст|作者|記者|记者|بقلم"
    r"|(?:author|autor|auteur|autore)\S{0,2} (?:of|des|de|dell)\S* \S+(?: article| story)?):?",
    re.I,
)
# The same behind other words: "10.12.2022 18:27 von", and the name below.
BY_AT_END = re.compile(r".{0,60}[\s\d](?:by|von|par|por|door|przez)|BY|VON|PAR|POR", re.I)
UPPER_BYLINE = re.compile(r"(?P<by>VON|PAR|POR|DI|DOOR|AV|AF)\s+(?P<names>[^\W\d_a-z].*)")

# What a date on a page is the date of, by the words before it.
_FIRST = r"""(?:first\ (?:published|posted|released|appeared|aired)|originally\ (?:published|posted)
    |original(?:ly)?\ publi\w+\ date|zuerst\ (?:erschienen|veröffentlicht)|erstveröffentlich\w+
    |erstmals\ (?:erschienen|veröffentlicht)|première\ publication|впервые\ опубликовано
    |primera\ publicación|prima\ pubblicazione|eerste\ publicatie)"""
_CHANGED = r"""\b(?:(?:last\ )?(?:updated?|modified|edited|revised|changed|reviewed|checked)
    |modifica|aktualisiert|bearbeitet|zuletzt|geändert|stand|mis\ à\ jour|modifié
    |actualizad[oa]|modificad[oa]|aggiornato|aggiornamento|modificato|atualizad[oa]|bijgewerkt|laatst|gewijzigd|uppdaterad
    |oppdatert|opdateret|päivitetty|zaktualizowano|aktualizacja|aktualizov\w+|обновлено
    |изменено|оновлено|(?:son\ )?güncelleme|güncellendi|更新|修改)\b|(?:最終)?更新日?|修改"""
_NO_PUBLICATION = r"""\b(?:accessed|termine?|veranstaltung|release\ date
    |retrieved|viewed|visited|downloaded|printed|saved|archived|today
    |joined|born|died|expires?|event|abgerufen|heute|consulté|consultado|access\ date|load-date
    |copyright|©
    |\(c\)|since|founded|print\ edition|appears?\ in\ print|comment(?:ed)?|says|replied|gelesen)\b
    |©"""
_LABEL = r"""(?:\b(?:first|originally|last)?\s*(?:date\ of\ publication|publication\ date
    |publish\ date
    |date\ published|published|posted|publi\w+ed|released|issued|date|dated|created|written|uploaded
    |filed|updated
    |modified|edited|veröffentlicht|erschienen|erscheinungsdatum|publiziert|erstellt|eingestellt
    |eingetragen|geschrieben|gespeichert|gepostet|verfasst|hochgeladen|online\ seit|datum|vom|am
    |publié[es]?|parue?
    |mis\ en\ ligne|posté|écrit|rédigé|le|date\ de\ publication
    |publicad[oa]|escrito|postado|creado|fecha|pubblicat[oa]|scritto|inserito|data|del|em
    |gepubliceerd
    |geplaatst|op|publicerad|publisert|udgivet|offentliggjort|skrevet|julkaistu|opublikowan\w+|publikacj[ai]|dodan[oy]|zveřejněno
    |publikováno|vydáno|objavljeno|publicat|postat
    |опубликован\w*|дата(?:\ публикации)?|опубліковано|yayınlan\w+|yayın\ tarihi|tarih|megjelent
    |δημοσιεύ\w+|on|at|the|print)\b\.?|发布时间|發布時間|发布于|时间|日期|公開日?|掲載日?
    |게시|입력|등록|giriş(?:\ tarihi)?|تاريخ\ النشر
    |نشر)\s*(?:[:：|]|\bon\b|\bam\b|\ble\b|\bel\b|\bil\b)?\s*"""
_FILLER = r"""\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?
    |montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi
    |jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo
    |lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta
    |sexta)-feira|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag
    |torsdag|fredag|lördag|söndag|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]
    |воскресенье|года?|г|uhr|h(?:rs?|s)?|at|um|om|à|às|a\ las|alle|às|klo|kl|godz|в|hrs
    |o['’]clock|noon|midnight
    |[ap]\.?m\.?|[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist|msk|мск|aest|aedt|jst|hkt|sgt|eastern
    |\d+\s*[- ]?(?:min(?:ut[aeo])?[ns]?\.?)(?:\s+read)?|min\ read
    |read(?:ing)?\ time|lese(?:zeit|dauer)|minuten
    |temps\ de\ lecture|(?:seite|p[áa]gina|page|pg?\.?|s\.)\s?[a-z]?\d{1,3}
    |(?:vol(?:ume)?|no|nr|issue|jahrgang|ausgabe|numéro|año|anno)\.?\s?\d{1,4}
    |(?:\d+|no|keine?|aucun|sin|nessun|add\ a|leave\ a|post\ a|one|ein|un)
    \ (?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?|comment[io]|reacties?)
    |(?:schreibe?|hinterlasse?n?)\ (?:sie\ )?(?:jetzt\ )?(?:einen|ein)\ kommentar
    |\d+\ (?:views?|shares?|likes?|x\ gelesen|mal\ gelesen)
    |laisser\ un\ commentaire|deja\ un\ comentario|lascia\ un\ commento|deixe\ um\ comentário
    |share|save|print|email|listen|last|(?:[a-z]+\ )?edition)\b\.?
    |\d{1,2}\s?[時时시]\s?(?:\d{1,2}\s?[分분](?:\s?\d{1,2}\s?[秒초])?)?
    |\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?(?:\s?(?:h|[ap]\.?m\.?)\b)?|\b\d{1,2}\s?(?=[ap]\.?m\b)|[+-]\d{2}:?\d{2}\b
    |\d{1,2}\s?uhr|星期[一二三四五六日天]|周[一二三四五六日]|上午|下午|年|[月火水木金土日]曜日?|오전|오후
    |[(（][^\W\d_]{1,3}[)）]"""

FIRST = Wording(_FIRST)
CHANGED = Wording(_CHANGED)
NO_PUBLICATION = Wording(_NO_PUBLICATION)
LABEL = Wording(_LABEL)
FILLER = Wording(_FILLER)
# All that leads up to a date: "Published on Wednesday,".
LEAD = Wording(
    rf"(?:(?:{_FIRST}|{_CHANGED}|{_NO_PUBLICATION}|{_LABEL}|{_FILLER})"
    rf"(?:\s(?:a|al|em|à|alle|den|dnia|il|le|el|am|on))?[\s:：.,(|–—-]*)+$",
)
# "Protokoll vom 3. Mai 2023": a paper of which the article speaks.
OF_A_PAPER = re.compile(
    r"(?:protokoll|schreiben|urteil|beschluss|ausdruck|sitzung|brief|gesetz|verordnung|antrag"
    r"|vertrag|rede|gutachten|bescheid|richtlinie|satzung|fassung|foto)\w?\w?\s+vom\s*$",
    re.I,
)

# The days of the week in languages that have other names for them than those above.
_DAYS = {
    "uk": r"понеділок|вівторок|серед[ау]|четвер|п['’]ятниц[яю]|субот[ау]|неділ[яю]|року",
    "pl": r"poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    "cs": r"pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle",
    "tr": r"pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "hu": r"hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "vi": r"thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật",
    "id": r"senin|selasa|rabu|kamis|jumat|sabtu|minggu",
}
DAYS = {language: re.compile(rf"\b(?:{days})\b", re.I) for language, days in _DAYS.items()}


def byline_names(text: str, language: str) -> str | None:
    """What follows "By" in a line, in the words of its language; None where it has no such word.

    `language` is "" where it is not known; then the words of all languages count.
    """
    if match := BYLINE[""].fullmatch(text) or NAME_FIRST.fullmatch(text):
        return match["names"]
    for known, pattern in BYLINE.items():
        if known and known == (language or known) and (match := pattern.fullmatch(text)):
            return match["names"]
    return match["names"] if (match := UPPER_BYLINE.fullmatch(text)) and not language else None
