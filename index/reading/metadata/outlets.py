"""The names of newspapers, agencies and sites: how to know one, and how to find it by its host."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit

from index.reading.draft import bare
from index.reading.metadata.words import OUTLET_ENDINGS, OUTLETS

# A line that holds a name and a date names an outlet or a town; these words tell which.
_CUES = re.compile(
    rf"\b(?:{'|'.join(OUTLETS)}|\w+(?:{'|'.join(OUTLET_ENDINGS)}))\b"
    r"|\w{2,}(?:日报|日報|晚报|晚報|新闻|新聞|时报|時報|早报|早報|周刊|新報|報|报|網|网)"
    r"|\w{2,}(?:신문|일보|뉴스)|\b(?:جريدة|صحيفة|مجلة|وكالة)\s|समाचार|पत्रिका",
    re.I,
)
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(
    r"(?:The|Le|La|Les|L['’]|El|Los|Der|Die|Das|Il|Het)(?: |(?<=['’]))(?=[^\W\d_a-z])"
)
_SPECIAL = re.compile(r"^(?:special|exclusive(?:ly)?) (?:to|for) (?:the (?=[^\W\d_a-z]))?", re.I)
_COMPANY = re.compile(
    r"""[,.]?\s+(?: all\ rights\ reserved.* | alle\ rechte.* | tous\ droits.*
    | todos\ los\ derechos.* | 무단.* | 版权.*
    | ltd\.? | limited | inc\.? | llc | plc | gmbh | ag | s\.?a\.?
    | s\.?r\.?l\.? | bv | b\.v\. | co\.? | corp\.? | corporation | company
    | (?:media|publishing|newspaper|news|press)?\ ?(?:group|holdings?|company) )\.?$""",
    re.I | re.X,
)
_ONE = (
    r"[^\W\d_a-zа-яёà-öø-ÿ][^\s,;:()|“”\"«»]*|\d+[A-Z]\w*"
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|[a-z]+[A-Z]\w*"
)
_LINK = r"of|the|and|&|de|la|le|du|des|der|die|das|für|et|y|e|und|del|for|to|on|und|zur|am|in|и"
# A name as it stands in a sentence: "The Conversation", "openDemocracy", "www.gazette.example".
NAME = rf"(?:[Tt]he )?(?:{_ONE})(?: (?:(?:{_LINK}) ){{0,2}}(?:{_ONE}))*"
_BEHIND = re.compile(r"\s\([^()]*\)$")  # the town, the years in which it appeared
_QUOTES = " \t“”\"«»„‘'’*_.,;:-–—"
_MOST_LETTERS = 80
_MOST_WORDS = 7  # of a short phrase
_MOST_REMEMBERED = 4_096  # phrases; outlets and authors come again
_PAPER = 4  # words of the name of a newspaper, at most
_TOP_LEVEL = 2  # labels of a host that name no outlet: "co.uk"
_TELLING = 3  # letters of a word that tells whose host it is
_PHRASE = re.compile(rf"(?:{_ONE})(?:(?: |-)(?:{_ONE}|of|and|the|de|du|la)){{0,4}}")
_SITE_PARTS = frozenset({"www", "m", "amp", "mobile", "news", "edition", "en", "web"})


def tidy(text: str) -> str:
    """The name of an outlet without quotes around it and without its company form."""
    text = _SPECIAL.sub("", text)
    name = re.sub(r"\s*\([^()]*\)?$|(?<=\w{3})\. .*$", "", text).strip(_QUOTES)
    while (shorter := _COMPANY.sub("", name).strip(_QUOTES)) != name and shorter:
        name = shorter
    return name


def reads_as_outlet(text: str) -> bool:
    """Whether a short phrase is rather a newspaper than a person or a town."""
    return 2 <= len(text) <= _MOST_LETTERS and _reads_as_outlet(text)


@functools.lru_cache(_MOST_REMEMBERED)
def _reads_as_outlet(text: str) -> bool:
    words = text.split()
    if len(words) > _MOST_WORDS or ":" in _BEHIND.sub("", text):
        return False
    if is_host(text):
        return True
    if words[0].casefold() in ("of", "by", "from", "to", "in", "for"):
        return False
    if sum(word[0].islower() for word in words) > len(words) / 2:
        return False
    return has_cue(text) or bool(_ARTICLE.match(text) and len(words) > 1)


def has_article(text: str) -> bool:
    """Whether a name begins with "The", "Le", "Die" as those of newspapers do."""
    return _ARTICLE.match(text) is not None


def has_cue(text: str) -> bool:
    """Whether a text has a word that newspapers are called with."""
    if not text.isascii():
        return _CUES.search(text) is not None
    words = _WORD.findall(text.lower())  # sooner done than to try each word of the list everywhere
    return any(word in OUTLETS or word.endswith(OUTLET_ENDINGS) for word in words)


def is_named_paper(text: str, *, large: bool = True) -> bool:
    """Whether a line is the name of a newspaper, every word of it large: no headline is. Without
    `large` other words of it than the first may be small, as in most languages.
    """
    text = _BEHIND.sub("", text)
    words = text.split()
    large = not large or all(
        not word[0].islower() or word in ("of", "and", "de", "la", "du") for word in words
    )
    return large and len(words) <= _PAPER and has_cue(text)


def is_host(text: str) -> bool:
    """Whether a text is the name of a host: gazette.example."""
    return bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", text))


def host_of(url: str) -> str:
    """The host of an address without "www."; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def label_of(host: str) -> str:
    """The part of a host that names the outlet: "gazette" of news.gazette.co.uk."""
    labels = [label for label in host.split(".") if label not in _SITE_PARTS]
    if len(labels) > 1:
        labels.pop()
    if len(labels) > 1 and len(labels[-1]) <= _TOP_LEVEL + 1:
        labels.pop()
    return max(labels[-2:], key=len, default="")


def named_like_host(text: str, host: str) -> str | None:
    """The name in a text whose letters are those of a host: "Global Research" for
    globalresearch.ca; None where the text names none.
    """
    label = bare(label_of(host))
    if len(label) < 4 or label not in bare(text):
        return None
    for match in _PHRASE.finditer(text):
        words = match[0].split(" ")
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                name = " ".join(words[first:last]).strip(_QUOTES)
                if _samebare(name, label) and not is_host(name.casefold()):
                    return name.removesuffix("'s").removesuffix("’s")
    return None


def is_host_name(name: str, host: str) -> bool:
    """Whether a name and the label of a host are the same letters: "SFGate" and sfgate.com."""
    label = bare(label_of(host))
    return bool(label) and not is_host(name) and _samebare(name, label)


def may_be_host_of(name: str, host: str) -> bool:
    """Whether a name has to do with a host: a word or the initials of it are in its label."""
    label = bare(label_of(host))
    words = [bare(word) for word in name.split()]
    initials = "".join(word[:1] for word in words)
    return label in (bare(name), initials) or any(
        len(word) >= _TELLING and (word in label or label in word) for word in words
    )


def _samebare(name: str, label: str) -> bool:
    letters = bare(name.removesuffix("'s").removesuffix("’s"))
    return letters == label or letters.removeprefix("the") == label.removeprefix("the") != ""
