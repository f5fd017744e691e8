"""Pages with known metadata, in many shapes: what metadata reading is measured on.

A page is put together by chance out of names, outlets, days and the forms that newspapers give
them, with the traps that real pages hold: days of comments, of prints and of changes, copyright
years, captions, other articles. Half of the words and forms are held back: they are used only by
pages that nobody looks at while the rules are written.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from babel.dates import format_date

Truth = dict[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it would be saved, and what must be read out of it."""

    path: str
    text: str
    truth: Truth
    shape: str


@dataclass(slots=True)
class _Facts:
    """What a page is about, before it has a shape."""

    language: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    host: str
    day: date
    body: list[str]
    rng: random.Random = field(repr=False)

    def written(self, form: int) -> str:
        return _written(self.day, self.language, form)


# Each list is (looked at, held back).
_NAMES = {
    "en": (["Imogen Tarrant", "J. K. O’Neill", "Mary McDonald", "Sam de Souza", "Priya Raman",
            "Robert Hale Jr.", "Ann-Marie Cole", "T. S. Birch"],
           ["Harriet Okafor", "Will March", "D. H. Pryce", "Noor Al-Amin", "Kate O'Dowd",
            "Ben van Loon", "Grace Mackintosh-Reid", "April Joneson"]),
    "de": (["Anna Müller", "Jürgen Weiß", "Karl von der Heide", "Uwe Brandl"],
           ["Sabine Kroll-Lehmann", "Jörg Pfäffle", "Ilse zu Wied", "Tim Okonkwo"]),
    "fr": (["Séverine Moreau", "Jean d’Aubigny", "Lucie Le Goff"],
           ["Élodie Charpentier", "Rémi de La Tour", "Yann Quéré"]),
    "es": (["Lucía García Paredes", "José Ortega", "Inés de la Vega"],
           ["Íñigo Ruiz", "María del Pilar Soto", "Hugo Chávez Lara"]),
    "ru": (["Матвей Королёв", "Анна Петрова"], ["Ольга Щукина", "Иван Ильин"]),
}  # fmt: skip
_OUTLETS = {
    "en": ([("Harbour Gazette", "harbour-gazette.example"), ("The Weekday Ledger",
            "weekdayledger.example"), ("Coastline Wire", "www.coastlinewire.example")],
           [("The Upland Observer", "uplandobserver.example"), ("Mill Town Courier",
            "www.milltowncourier.co.example"), ("Quayside", "quayside.example")]),
    "de": ([("Hafenbote", "hafenbote.example"), ("Grauwerder Zeitung", "grauwerder-zeitung.example")],  # noqa: E501
           [("Deichkurier", "deichkurier.example"), ("Der Landbote", "der-landbote.example")]),
    "fr": ([("Le Phare", "lephare.example"), ("Dépêche du Port", "depeche-du-port.example")],
           [("La Voix du Quai", "lavoixduquai.example"), ("Marée Hebdo", "maree-hebdo.example")]),
    "es": ([("Diario del Puerto", "diariodelpuerto.example")],
           [("La Prensa del Faro", "laprensadelfaro.example")]),
    "ru": ([("Портовый листок", "portlistok.example")], [("Вечерний маяк", "vmayak.example")]),
}  # fmt: skip
_TITLES = {
    "en": (["Strike day three: the bridge stays open", "What the bridge wants",
            "Tug takes coaster’s name - and keeps it", "By land and sea, they wait"],
           ["Who counts the herring?", "Von der Leyen warns rivals over fish quotas",
            "Mayor quits after 1,140 ferry rides", "‘We were told nothing’: a night on the quay"]),
    "de": (["Zwei Nächte auf Reede", "Die Brücke bleibt offen"],
           ["Streik im Hafen: Was jetzt gilt", "Von Fischen und Menschen"]),
    "fr": (["La grève entre dans son troisième jour", "Le pont attend"],
           ["À quai, la nuit la plus longue", "Par gros temps, le bac reste au port"]),
    "es": (["La huelga cumple tres días", "El puente espera"],
           ["Por el puente no pasa nadie", "Una noche en el muelle"]),
    "ru": (["Буксир под чужим именем", "Мост ждёт"], ["Забастовка продолжается", "Ночь у причала"]),
}  # fmt: skip
_BODY = {
    "en": "The dock strike went into its {n} day with the gates shut, and the bridge stayed open. "
          "In March 2019 the port had promised to mend it; two Su-35 models stood in the window, "
          "and nobody asked why, said a docker on {d}.",
    "de": "Der Streik im Hafen ging in den {n}. Tag, und die Drehbrücke stand weiter offen. Am {d} "
          "hatte niemand gefragt, wer sie schließen soll, sagte ein Arbeiter der Zeitung.",
    "fr": "La grève du port est entrée dans sa {n}e journée et le pont est resté ouvert. Le {d}, "
          "personne n’avait demandé qui devait le fermer, a raconté un docker.",
    "es": "La huelga del puerto entró en su día número {n} y el puente siguió abierto. El {d} nadie "  # noqa: E501
          "había preguntado quién debía cerrarlo, contó un estibador.",
    "ru": "Забастовка в порту продолжалась {n}-й день, и мост оставался открытым. {d} никто не "
          "спросил, кто должен его закрыть, рассказал докер.",
}  # fmt: skip
_BY = {
    "en": (["By {a}", "By {A}, Staff Writer", "by {a} | {d}", "By {a}, {o}", "Written by {a}"],
           ["BY {A}", "Words by {a}", "By {a} in Tarlemouth", "By {a}, Political Correspondent",
            "Report by {a} · {d}"]),
    "de": (["Von {a}", "Von {a}, Grauwerder"], ["VON {A}", "Ein Kommentar von {a}", "Text: {a}"]),
    "fr": (["Par {a}", "Par {a} | Publié le {d}"], ["Par {a}, envoyée spéciale", "Texte : {a}"]),
    "es": (["Por {a}", "Por {a} | {d}"], ["{A}\nTarlemouth", "Texto: {a}"][1:]),
    "ru": (["Автор: {a}", "Текст: {a}"], ["Автор — {a}", "{a}, корреспондент"]),
}  # fmt: skip
_DATED = {
    "en": (["{d}", "Published on {d}", "Published: {d} | Updated: {u}", "{o}, {d}"],
           ["Posted {d} at 8:30 am", "{d} / 5 min read", "Wednesday, {d} 08.30 BST",
            "{d}, updated {u}", "{o} | {d}"]),
    "de": (["{d}", "Veröffentlicht am {d}", "{d}, 14:30 Uhr"],
           ["Stand: {u} – erschienen am {d}", "{o}, {d}", "Aktualisiert {u}, veröffentlicht {d}"]),
    "fr": (["{d}", "Publié le {d} à 08h30"], ["Publié le {d}, mis à jour le {u}", "{o}, le {d}"]),
    "es": (["{d}", "Publicado el {d}"], ["{d} - 08:30 h", "Publicado: {d}. Actualizado: {u}"]),
    "ru": (["{d}", "Опубликовано {d}", "{o}, {d}"], ["{d} года, 08:30", "Дата публикации: {d}"]),
}  # fmt: skip
_REPRINTS = {
    "en": (["First published in {x} on {f}", "This article originally appeared in {x} on {f}."],
           ["This story was originally published by {x} on {f}.", "Republished from {x}, {f}."]),
    "de": (["Dieser Artikel erschien zuerst in {x} am {f}."], ["Zuerst erschienen: {x}, {f}"]),
    "fr": (["Cet article a été initialement publié par {x} le {f}."], ["Publié initialement dans {x} le {f}."]),  # noqa: E501
    "es": (["Publicado originalmente en {x} el {f}."], ["Este artículo fue publicado originalmente por {x} el {f}."]),  # noqa: E501
    "ru": (["Впервые опубликовано в «{x}» {f}"], ["Впервые опубликовано: {x}, {f}"]),
}  # fmt: skip
_COMMENTS = [
    "Anon says: {u} at 3:15 pm",
    "Comments",
    "Great piece. By Far The Best.",
    "R. Pike, {u}",
]


def pages(count: int, *, held: bool, seed: int = 5) -> list[Page]:
    """So many pages out of the words and forms that are looked at, or out of those `held` back."""
    rng = random.Random(f"{seed} {held}")
    return [_page(number, rng, int(held)) for number in range(count)]


def _page(number: int, rng: random.Random, half: int) -> Page:
    language = rng.choices(list(_NAMES), weights=[6, 2, 1, 1, 1])[0]
    outlet, host = rng.choice(_OUTLETS[language][half])
    names = rng.sample(_NAMES[language][half], rng.choices([1, 2], weights=[3, 1])[0])
    day = date(1988, 1, 1) + timedelta(days=rng.randrange(12_900))
    said = [_written(day - timedelta(days=rng.randrange(30, 900)), language, 0) for _ in range(4)]
    body = [_BODY[language].format(n=3 + at, d=one) for at, one in enumerate(said)]
    facts = _Facts(
        language, rng.choice(_TITLES[language][half]), tuple(names), outlet, host, day, body, rng
    )
    shape = rng.choice(_SHAPES)
    return shape(number, facts, half)


def _written(day: date, language: str, form: int) -> str:
    """A day as its language writes it; English in six ways."""
    if language != "en":
        return format_date(day, ["long", "medium"][form % 5 == 4], language).removesuffix(" г.")
    return [
        f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat(),
        f"{day:%b}. {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
    ][form % 6]  # fmt: skip


def _joined(names: Sequence[str], language: str) -> str:
    word = {"en": "and", "de": "und", "fr": "et", "es": "y", "ru": "и"}[language]
    return f" {word} ".join(names)


def _fill(form: str, facts: _Facts) -> str:
    changed = facts.day + timedelta(days=facts.rng.randrange(1, 9))
    names = _joined(facts.authors, facts.language)
    return form.format(
        a=names, A=names.upper(), o=facts.outlet, d=facts.written(facts.rng.randrange(6)),
        u=_written(changed, facts.language, 1),
    )  # fmt: skip


def _head(facts: _Facts, half: int, truth: Truth) -> list[str]:
    """The lines between headline and text, and what they state."""
    rng, lines = facts.rng, []
    by = rng.choice(_BY[facts.language][half])
    dated = rng.choice(_DATED[facts.language][half])
    truth["author"] = list(facts.authors)
    lines.append(_fill(by, facts))
    if "{d}" not in by or rng.random() < 0.3:
        lines.append(_fill(dated, facts))
    truth["date"] = facts.day.isoformat()
    if "{o}" in by or ("{o}" in dated and len(lines) > 1):
        truth["outlet"] = facts.outlet
    rng.shuffle(lines)
    return lines


def _reprint(facts: _Facts, half: int, truth: Truth) -> list[str]:
    if facts.rng.random() > 0.3:
        return []
    others = [name for name, _ in _OUTLETS[facts.language][half] if name != facts.outlet]
    if not others:
        return []
    first = facts.day - timedelta(days=facts.rng.randrange(1, 40))
    other = facts.rng.choice(others)
    truth |= {"original_outlet": other, "first_published": first.isoformat()}
    form = facts.rng.choice(_REPRINTS[facts.language][half])
    return [form.format(x=other, f=_written(first, facts.language, 0))]


def _text(number: int, facts: _Facts, half: int) -> Page:
    """Plain text: a headline, lines about it, the text, perhaps a notice."""
    truth: Truth = {"title": facts.title}
    head = _head(facts, half, truth)
    notice = _reprint(facts, half, truth)
    before = facts.rng.random() < 0.5
    top = [facts.title, *(["\n".join(head)] if facts.rng.random() < 0.4 else head)]
    blocks = [*top, *(notice if before else []), *facts.body, *([] if before else notice)]
    blocks += [f"© {facts.day.year} {facts.outlet}. All rights reserved."] * (
        facts.rng.random() < 0.4 and not notice
    )
    if any(block.startswith("©") for block in blocks):
        truth.setdefault("outlet", facts.outlet)
    return Page(f"saved/{number:04}.txt", "\n\n".join(blocks), truth, "text")


def _undated(number: int, facts: _Facts, half: int) -> Page:
    """A page that states neither day nor author, and holds days of other things."""
    blocks = [facts.title, *facts.body, *(_fill(form, facts) for form in _COMMENTS)]
    blocks.append(f"© {facts.day.year} All rights reserved")
    truth: Truth = {"title": facts.title, "date": None, "author": [], "first_published": None}
    return Page(f"saved/{number:04}.txt", "\n\n".join(blocks), truth, "undated text")


def _wire(number: int, facts: _Facts, half: int) -> Page:
    """An agency report: the day in its dateline, the agency in brackets."""
    day = f"{facts.day:%B} {facts.day.day}, {facts.day.year}"
    opening = f"TARLEMOUTH, {day} (Reuters) - {_BODY['en'].format(n=3, d='Monday')}"
    names = facts.authors if facts.language == "en" else ("Mary Dunn",)
    blocks = [facts.title, f"By {_joined(names, 'en')}", opening, *facts.body]
    truth: Truth = {"title": facts.title, "author": list(names), "date": facts.day.isoformat(),
                    "outlet": "Reuters"}  # fmt: skip
    return Page(f"wire/{number:04}.txt", "\n\n".join(blocks), truth, "agency text")


def _url_line(number: int, facts: _Facts, half: int) -> Page:
    """A line with a day and an address, as scrapers write it."""
    url = f"https://{facts.host}/{facts.day:%Y/%m/%d}/a-slug-of-words-{number + 1000}.html"
    lines = [f"date {facts.day.isoformat()} {url}", *facts.body]
    truth: Truth = {
        "url": url,
        "date": facts.day.isoformat(),
        "outlet": facts.host.removeprefix("www."),
    }
    truth["outlet_too"] = facts.outlet
    return Page(f"scraped/{number:04}.txt", "\n\n".join(lines), truth, "scraped text")


def _json(number: int, facts: _Facts, half: int) -> Page:
    """A line of JSON under one of the names that keys have."""
    rng = facts.rng
    item: dict[str, object] = {
        rng.choice(["title", "headline"]): facts.title,
        rng.choice(["author", "authors", "byline"]): rng.choice([
            list(facts.authors), _joined(facts.authors, facts.language),
            [{"name": name} for name in facts.authors]]),
        rng.choice(["date", "published_at", "publishedAt", "pub_date"]): rng.choice([
            facts.day.isoformat(), f"{facts.day.isoformat()}T08:30:00+02:00",
            f"{facts.day:%a, %d %b %Y} 08:30:00 GMT", f"{facts.day:%Y%m%d}"]),
        rng.choice(["outlet", "source", "site_name", "publisher"]): rng.choice([
            facts.outlet, {"id": None, "name": facts.outlet}]),
        "text": "\n\n".join(facts.body),
    }  # fmt: skip
    truth: Truth = {"title": facts.title, "author": list(facts.authors), "outlet": facts.outlet,
                    "date": facts.day.isoformat()}  # fmt: skip
    return Page(f"json/{number:04}.jsonl", json.dumps(item, ensure_ascii=False), truth, "json")


def _html(number: int, facts: _Facts, half: int) -> Page:
    """A saved page: declared in one, several or no ways, with what surrounds an article."""
    rng, truth = facts.rng, dict[str, object]()
    truth["title"] = facts.title
    ways = {way for way in ("json-ld", "meta", "microdata") if rng.random() < 0.45}
    visible = not ways or rng.random() < 0.7
    lines = _head(facts, half, truth)
    truth["outlet"] = facts.outlet
    shown = "".join(f"<p class='meta'>{line}</p>" for line in lines) if visible else ""
    if not visible:
        shown = ""
    notice = "".join(f"<p><em>{line}</em></p>" for line in _reprint(facts, half, truth))
    others = _written(facts.day + timedelta(days=400), facts.language, 0)
    page = f"""<!DOCTYPE html>
<html lang="{facts.language}"><head><meta charset="utf-8">
<title>{facts.title} {rng.choice(["|", "-", "–"])} {facts.outlet}</title>
{_json_ld(facts) if "json-ld" in ways else ""}{_meta(facts) if "meta" in ways else ""}
</head><body>
<header><a href="/">{facts.outlet}</a> <span>{others}</span>
<nav><a href="/a">News</a></nav></header>
<main><article{_ITEM if "microdata" in ways else ""}>
<h1>{facts.title}</h1>{_microdata(facts) if "microdata" in ways else ""}{shown}
{"".join(f"<p>{one}</p>" for one in facts.body)}{notice}</article></main>
<section class="comments"><h3>Comments</h3><p>Anon, {others}: first!</p></section>
<footer>© {facts.day.year + 1} {facts.outlet}. All rights reserved.</footer></body></html>"""
    return Page(f"saved/{number:04}.html", page, truth, f"html {'+'.join(sorted(ways)) or 'bare'}")


_ITEM = ' itemscope itemtype="https://schema.example/NewsArticle"'


def _json_ld(facts: _Facts) -> str:
    article = {
        "@type": "NewsArticle", "headline": facts.title,
        "datePublished": f"{facts.day.isoformat()}T08:30:00+00:00",
        "dateModified": f"{(facts.day + timedelta(days=2)).isoformat()}T08:30:00+00:00",
        "author": [{"@type": "Person", "name": name} for name in facts.authors],
        "publisher": {"@type": "Organization", "name": facts.outlet},
    }  # fmt: skip
    graph = {
        "@context": "https://schema.example",
        "@graph": [{"@type": "WebSite", "name": "x"}, article],
    }
    shown = graph if facts.rng.random() < 0.4 else article
    return f'<script type="application/ld+json">{json.dumps(shown, ensure_ascii=False)}</script>'


def _meta(facts: _Facts) -> str:
    names = _joined(facts.authors, facts.language)
    return (
        f'<meta property="og:title" content="{facts.title}">'
        f'<meta property="og:site_name" content="{facts.outlet}">'
        f'<meta property="article:published_time" content="{facts.day.isoformat()}T08:30:00Z">'
        f'<meta name="author" content="{names}">'
    )


def _microdata(facts: _Facts) -> str:
    names = "".join(
        f'<span itemprop="author" itemscope><span itemprop="name">{name}</span></span> '
        for name in facts.authors
    )
    return f'{names}<time itemprop="datePublished" datetime="{facts.day.isoformat()}">x</time>'


_SHAPES: list[Callable[[int, _Facts, int], Page]] = [
    _text, _text, _text, _html, _html, _html, _html, _json, _undated, _wire, _url_line,
]  # fmt: skip
