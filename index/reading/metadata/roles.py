"""What the people in bylines do: "Staff Writer", "Agriculture Reporter", "Redakteurin"."""

from __future__ import annotations

import re

# What reporters and editors are reporters and editors of.
_BEATS = (
    r"transport|agricultur(?:e|al)|farming|rural|politic(?:s|al)|health|education|environment"
    r"|climate|energy|business|economics?"
    r"|financ(?:e|ial)|markets?|sports?|science|tech(?:nology)?|crime|courts?|legal|city|foreign"
    r"|diplomatic|defen[cs]e|security|religion|arts?|culture|media|travel|food|music|film|theatre"
    r"|royal|national|international|local|community|social|home|world|affairs|data|news|senior"
    r"|chief|deputy|assistant|associate|managing|executive|investigat\w+|general|assignment"
    r"|political|europe|asia|content|hub|digital|lifestyle|showbiz|football|rugby|cricket|africa|washington|editor-at-large"
)
ROLE = re.compile(
    rf"""\b(?:(?:{_BEATS})[ -])*+
    (?: staff | writers? | reporters? | correspondents? | editors? | columnists? | critics?
    | contributors? | contributing | freelance | journalists? | bureau | chief | producers? | desk
    | special\ to | special\ for | analyst | commentator | photographers? | director | intern
    | fellow
    | reporting | leiter(?:in)? | redakteur(?:in)? | korrespondent(?:in)? | reporter(?:in)?
    | authors? | auteure? | автор\w*
    | autor(?:in)? | journaliste? | envoyé\w* | correspondante? | rédact\w+ | corresponsal
    | redactor\w* | periodista | enviad\w+ | corrispondente | inviat[oa] | giornalista
    | correspondente | repórter | jornalista | redacteur | verslaggever | correspondent
    | корреспондент\w* | обозреватель | журналист\w* | редактор\w* | специально | кореспондент
    | dziennikarz | korespondent | reporterka | muhabiri? | editör\w* | editor-at-large )\b""",
    re.I | re.X,
)
# Pages set the role in an element of its own: "By Jane DoeChief Reporter".
_GLUED_ROLE = re.compile(
    r"(?<=[^\W\d_A-Z])(?=(?:Chief|Senior|Staff|Political|Business|Education|Health|Crime|Sports?"
    r"|Reporter|Correspondent|Editor|Writer|Columnist|Journalist|Contributor|Special)\b)"
)
_BUTTON = re.compile(r"\s+(?:e-?mail|twitter|bio|profile|follow)\s*$", re.I)
_OTHERS = re.compile(  # whose the pictures or the words of another language are
    r",?\s+(?:and |with )?(?:photo(?:graph)?s?|pictures?|illustrations?|graphics?|video|fotos?"
    r"|translat(?:ed|ion)|edit(?:ed|ing)|bilder|images)(?: (?:and|&) \w+)?\s*(?:by|von|de|:)\s.*$",
    re.I,
)
_ROLE_ALONE = re.compile(
    rf"(?:(?:{_BEATS}|staff)[ -])+(?:writer|reporter|correspondent|editor|columnist|critic)s?"
    r"|staff (?:writer|reporter|correspondent)|journalist(?:e|in)?|redakteur(?:in)?|reporterin"
    r"|korrespondent(?:in)?|redactora?|periodista|giornalista"
    r"|repórter|jornalista|redacteur|verslaggever|корреспондент|обозреватель|журналист",
    re.I,
)


def names_alone(text: str) -> str:
    """A byline without the buttons beside it and without who made the pictures or translated it;
    a comma stands before a role that is glued to a name.
    """
    return _BUTTON.sub("", _OTHERS.sub("", _GLUED_ROLE.sub(", ", text)))


def is_role(text: str) -> bool:
    """Whether a text is what somebody does, and no more."""
    return _ROLE_ALONE.fullmatch(text) is not None
