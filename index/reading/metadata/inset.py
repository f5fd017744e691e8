"""Fields that stand in the text itself: the header of a forwarded mail, the codes of a database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parseaddr

from index.reading.draft import Declared, Draft

FORWARDED = "header of the forwarded mail"
_CODES = "codes of the database"

_LOOKED_AT = 40  # blocks: what was forwarded may stand below a word of who sent it on
_LETTERS = 8_000  # of the source that are looked at
_LINES = 20  # of a block
_LONGEST = 500  # letters of a block without lines; longer ones hold text
_FEWEST_FIELDS, _FEWEST_CODES = 3, 4  # side by side; fewer are words with a colon, or capitals
_FIELD = re.compile(r"[>*\s]*(?P<key>[^\W\d_][\w-]{0,14})\*?\s?:\*?\s+(?P<value>\S.*)")
_MAIL = {  # what mail programs call the fields, in small letters
    "from": "from", "von": "from", "de": "from", "da": "from", "van": "from", "от": "from",
    "från": "from", "od": "from",
    "date": "date", "sent": "date", "datum": "date", "gesendet": "date", "envoyé": "date",
    "fecha": "date", "enviado": "date", "data": "date", "inviato": "date", "дата": "date",
    "отправлено": "date", "verzonden": "date", "skickat": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject",
    "oggetto": "subject", "assunto": "subject", "тема": "subject", "onderwerp": "subject",
    "ämne": "subject",
    "to": "", "an": "", "à": "", "para": "", "a": "", "кому": "", "aan": "", "till": "", "cc": "",
    "kopie": "", "копия": "", "reply-to": "",
}  # fmt: skip
_OF_CLIPPINGS = {"HD": "title", "BY": "author", "PD": "date", "SN": "outlet", "LA": "language",
                 "TI": "title", "AU": "author", "SO": "outlet"}  # fmt: skip
_BESIDE = frozenset({"SE", "CR", "WC", "ET", "SC", "ED", "PG", "VOL", "CY", "LP", "CLM", "TD"})
_CODE = re.compile(r"(?P<key>[A-Z]{2,3})\s+(?P<value>\S.*)")
_CODE_ALONE = re.compile(r"[A-Z]{2,3}")
_MAY_HOLD = re.compile(  # a first look, for most articles hold none of it
    r"^[>*\s]*(?:subject|betreff|objet|asunto|oggetto|assunto|тема|onderwerp|ämne)\*?\s?:"
    r"|^(?:PD|HD|TI|SN)\b|; [^;\[\]\n]{2,60} \[",
    re.I | re.M,
)
_CITATION = re.compile(
    r"(?:[^\W\d_][\w ]{2,20}:\s)?"
    r"(?:(?P<author>[^\W\d_][^.;\[\]]{2,60}(?:; [^.;\[\]]{2,60})*)\.\s)?(?P<outlet>[^;.\[\]]{3,60})"
    r"(?:, [^;\[\]]{0,80})?; [^;\[\]]{2,60} \[[^\]]+\](?:\s?\[[^\]]+\])?\.?\s?"
    r"(?P<date>\d{1,2} [^\W\d_]{3,9}\.? \d{4})\b.{0,40}"
)
_ADDRESS = re.compile(r"\s*\[mailto:[^\]]*\]", re.I)
_ANSWERED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.I)


def read_inset(draft: Draft) -> tuple[list[Declared], set[int]]:
    """What fields in the text declare, and the places of the blocks that hold nothing else."""
    if not _MAY_HOLD.search(draft.source_text, 0, _LETTERS):
        return [], set()
    lines = list(_lines(draft))
    for layer in (_forwarded(lines), _clipping(lines), _citation(lines)):
        if layer:
            many = Counter(at for at, _ in lines)  # a block of many lines may hold text as well
            return [layer[0]], {at for at in layer[1] if many[at] == 1}
    return [], set()


def _lines(draft: Draft) -> Iterator[tuple[int, str]]:
    """The first lines, each with the place of its block."""
    for at, block in enumerate(draft.blocks[:_LOOKED_AT]):
        end = min(block.span.end, block.span.start + _LETTERS)
        raw = draft.source_text[block.span.start : end].splitlines()
        lines = [line.strip() for line in raw[:_LINES]]
        one = not block.soft_lines and len(lines) > 1 and len(raw) <= _LINES
        yield from ((at, line) for line in (lines if one else [block.text[:_LONGEST]]) if line)


def _forwarded(lines: list[tuple[int, str]]) -> tuple[Declared, set[int]] | None:
    """The last header among the lines: what was forwarded twice stands below the other headers."""
    found: tuple[Declared, set[int]] | None = None
    run: list[tuple[int, str, str]] = []
    for at, line in [*lines, (-1, "")]:
        match = _FIELD.fullmatch(line)
        key = match["key"].casefold() if match else ""
        if match and key in _MAIL:
            run.append((at, _MAIL[key], match["value"].strip()))
            continue
        values = {name: value for _, name, value in run if name}
        if len(run) >= _FEWEST_FIELDS and {"from", "subject"} <= values.keys():
            found = Declared(FORWARDED, _mail(values)), {place for place, _, _ in run}
        run = []
    return found


def _mail(values: dict[str, str]) -> dict[str, object]:
    sender = _ADDRESS.sub("", values["from"]).strip(" \"'")
    name = parseaddr(sender)[0] if "<" in sender else sender
    mail: dict[str, object] = {"subject": _ANSWERED.sub("", values["subject"])}
    if name and "@" not in name:
        mail["from"] = [name]
    if "date" in values:
        mail["date"] = values["date"]
    return mail


def _clipping(lines: list[tuple[int, str]]) -> tuple[Declared, set[int]] | None:
    """The fields of a clipping, each behind two capitals at the beginning of its line."""
    values: dict[str, object] = {}
    places: set[int] = set()
    codes: set[str] = set()
    pending = ""
    for at, line in lines:
        match = _CODE.fullmatch(line)
        code = match["key"] if match else line if _CODE_ALONE.fullmatch(line) else ""
        if code in _OF_CLIPPINGS or code in _BESIDE:
            places.add(at)
            codes.add(code)
            pending = "" if match else _OF_CLIPPINGS.get(code, "")
            if match and code in _OF_CLIPPINGS:
                values.setdefault(_OF_CLIPPINGS[code], match["value"].strip())
        elif pending:
            values.setdefault(pending, line)
            pending = ""
    if len(codes) < _FEWEST_CODES or not {"title", "date"} <= values.keys():
        return None
    if values.get("language") not in (None, "") and len(str(values["language"])) > 2:
        del values["language"]  # its name, not its code
    return Declared(_CODES, values), places


def _citation(lines: list[tuple[int, str]]) -> tuple[Declared, set[int]] | None:
    """The line in which a database cites it: "Doe, Jane. Gazette; London [London]. 3 May 2023"."""
    for at, line in lines:
        if match := _CITATION.fullmatch(line):
            values = {name: value for name, value in match.groupdict().items() if value}
            return Declared(_CODES, values), {at}
    return None
