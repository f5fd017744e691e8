"""What a query finds, worked out in the plainest Python: nothing here knows Byline's code.

A text is its words, one after another; a Chinese character is a word of its own. Which words are
forms of one another is written down by hand. The strategies make queries and texts of these words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from index import ArticleDate, Metadata
from search.language import And, Dated, Exact, Named, Node, Not, Or, Phrase, Place, Word, parse

# The same examples in every run: a failure is a change of the code, never luck.
FIXED = settings(derandomize=True, deadline=None, database=None, max_examples=100)
NOWHERE = Place(0, 0)

VOCABULARY = {
    "en": ["strike", "Strikes", "striking", "bridge", "bridges", "the", "not", "Séverine", "C++"],
    "de": ["Streik", "Streiks", "Brücke", "Brücken", "nicht", "Straße"],
    "ru": ["мост", "моста", "ждёт", "ждет"],
    "eo": ["strike", "strikes", "ponto"],  # no stemmer knows Esperanto
    "zh": ["桥", "桥在等", "在等", "罢工", "工人罢工", "Moreau", "用C写"],
}
FORMS = {
    "en": [{"strike", "strikes", "striking"}, {"bridge", "bridges"}],
    "de": [{"streik", "streiks"}, {"brucke", "brucken"}],
    "ru": [{"мост", "моста"}],
}
OUTLETS = ["Harbour Gazette", "The Gazette", "远港日报", None]
AUTHORS = ["Ana Sørensen", "Tom Li", "Li Ana"]
DATES = [
    None,
    ArticleDate(date(2023, 4, 19), date(2023, 4, 19)),
    ArticleDate(date(2023, 4, 28), date(2023, 4, 28)),
    ArticleDate(date(2023, 4, 1), date(2023, 4, 30)),
    ArticleDate(date(2023, 1, 1), date(2023, 12, 31)),
    ArticleDate(date(2024, 2, 29), date(2024, 2, 29)),
]
_SPANS = [
    ArticleDate(date(2023, 4, 28), date(2023, 4, 28)),
    ArticleDate(date(2023, 4, 1), date(2023, 4, 30)),
    ArticleDate(date(2023, 4, 19), date(2024, 2, 29)),
    ArticleDate(date.min, date(2023, 12, 31)),
    ArticleDate(date.min, date.max),
]
_WITHOUT_ACCENT = {"é": "e", "ü": "u", "ø": "o", "ß": "ss", "ё": "е"}


def found(node: Node, text: str, metadata: Metadata) -> set[int] | None:
    """The characters that prove a query on a text; None where it does not find it."""
    match node:
        case Word(wanted) if not is_chinese(wanted[0]):
            return _found_words(wanted, text, metadata.language)
        case Exact() | Phrase() | Word():
            return _found_words(_written(node), text, None)
        case And(parts):
            proofs = [found(part, text, metadata) for part in parts]
            return None if None in proofs else _all_of(proofs)
        case Or(parts):
            proofs = [found(part, text, metadata) for part in parts]
            return None if proofs == [None] * len(proofs) else _all_of(proofs)
        case Not(part):
            return set() if found(part, text, metadata) is None else None
        case Named("outlet", name):
            return set() if _found_words(_written(name), metadata.outlet or "", None) else None
        case Named(_, name):
            named = any(_found_words(_written(name), author, None) for author in metadata.authors)
            return set() if named else None
        case Dated(_, wanted_days):
            days = metadata.date
            if days is None or wanted_days is None:
                return set() if days is wanted_days else None
            inside = wanted_days.first <= days.first and days.last <= wanted_days.last
            return set() if inside else None
    raise NotImplementedError(node)


def _written(node: object) -> str:
    match node:
        case Phrase(parts):
            return ", ".join(_written(part) for part in parts)
        case Word(text) | Exact(text):
            return text
    raise NotImplementedError(node)


def is_chinese(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff"


def _found_words(wanted: str, text: str, language: str | None) -> set[int] | None:
    """The characters of all places where these words stand one after another."""
    sought = [word for word, _, _ in _words(wanted)]
    words = list(_words(text))
    proof: set[int] = set()
    for at in range(len(words) - len(sought) + 1):
        here = words[at : at + len(sought)]
        if all(_same(word, own, language) for word, (own, _, _) in zip(sought, here, strict=True)):
            for _, start, end in here:
                proof |= set(range(start, end))
    return proof or None


def _same(word: str, other: str, language: str | None) -> bool:
    forms = FORMS.get(language or "", [])
    return word == other or any(word in one and other in one for one in forms)


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words with their places; a sign that parts two Chinese words counts as one, unseen."""
    start = 0
    last = ""  # character of a word, and whether signs followed it
    parted = False
    while start < len(text):
        end = start + 1
        if parted and is_chinese(last) and is_chinese(text[start]):
            yield "", start, start
        if text[start].isalnum():
            while not is_chinese(text[start]) and end < len(text) and text[end].isalnum():
                if is_chinese(text[end]):
                    break
                end += 1
            if end == start + 1 and text.startswith("++", end):
                end += 2
            yield _folded(text[start:end]), start, end
            last, parted = text[end - 1], False
        elif not text[start].isspace():
            parted = True
        start = end


def _folded(word: str) -> str:
    return "".join(_WITHOUT_ACCENT.get(letter, letter) for letter in word.lower())


def _all_of(proofs: list[set[int] | None]) -> set[int]:
    return {at for proof in proofs for at in proof or ()}


def _phrases(language: str) -> st.SearchStrategy[Node]:
    words = st.lists(st.sampled_from(VOCABULARY[language]), min_size=1, max_size=3)
    return words.map(lambda chosen: as_written(" ".join(chosen)))


def as_written(text: str) -> Exact | Phrase:
    """The words of a text, one right after the other."""
    found = parse(f'"{text}"')
    assert isinstance(found, Exact | Phrase)
    return found


_leaves: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(sorted({word for words in VOCABULARY.values() for word in words})).map(
        lambda word: Word(word, NOWHERE)
    ),
    st.sampled_from(sorted(VOCABULARY)).flatmap(_phrases),
    st.sampled_from(["gazette", "Harbour Gazette", "日报"]).map(
        lambda name: Named("outlet", as_written(name), NOWHERE)
    ),
    st.sampled_from(["ana", "sorensen", "tom li", "Li Ana"]).map(
        lambda name: Named("author", as_written(name), NOWHERE)
    ),
    st.sampled_from(_SPANS).map(lambda span: Dated("date", span, NOWHERE)),
)


def _larger(smaller: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(smaller, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(lambda parts: And(parts, NOWHERE)),
        several.map(lambda parts: Or(parts, NOWHERE)),
        smaller.map(lambda part: Not(part, NOWHERE)),
    )


trees: st.SearchStrategy[Node] = st.recursive(_leaves, _larger, max_leaves=6)

metadata: st.SearchStrategy[Metadata] = st.builds(
    Metadata,
    outlet=st.sampled_from(OUTLETS),
    authors=st.lists(st.sampled_from(AUTHORS), max_size=2, unique=True).map(tuple),
    date=st.sampled_from(DATES),
    language=st.sampled_from([*VOCABULARY]),
)


@st.composite
def texts(draw: st.DrawFn, language: str, most_words: int = 12) -> str:
    """A text of words in a language, with signs between them."""
    words = draw(st.lists(st.sampled_from(VOCABULARY[language]), min_size=1, max_size=most_words))
    gaps = ["，", "。", "”，“", " "] if language == "zh" else [" ", ", ", ". ", " “", " – "]
    text = words[0]
    for word in words[1:]:
        text += draw(st.sampled_from(gaps)) + word
    return text


def meaning(node: Node) -> tuple[object, ...]:
    """A tree without places, and without a group inside one of its own kind."""
    match node:
        case And(parts) | Or(parts):
            kind = type(node)
            inner: list[object] = []
            for part in parts:
                of_part = meaning(part)
                inner += of_part[1:] if isinstance(part, kind) else [of_part]
            return (kind.__name__, *inner)
        case Not(part):
            return ("Not", meaning(part))
        case Named(field, part):
            return ("Named", field, meaning(part))
        case Dated(field, span):
            return ("Dated", field, span)
        case Word() | Exact() | Phrase():
            return (type(node).__name__, _written(node))
    raise NotImplementedError(node)


def nodes(node: Node) -> Iterator[Node]:
    """A node and everything below it, in the order of the query."""
    yield node
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from nodes(part)
        case Not(part):
            yield from nodes(part)
