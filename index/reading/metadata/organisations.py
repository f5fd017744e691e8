"""Authors that are nobody: organisations, offices and what programs put where there is no name."""

from __future__ import annotations

import functools
import re

from index.reading.metadata.given import is_given

_MOST_REMEMBERED = 2_048  # authors; those of an archive come again
# What programs write where no author is known, and what editors call their shared account.
_NOBODY = re.compile(
    r"""(?: no | kein | sin | unknown | anonymous | anonym[eo]? | an[óo]nim[oa] | n/?a | null
    | none | undefined | default | guest | gast | super | site | web )? \W?
    (?: author | autor(?:in|en)? | auteur | autore | redakt(?:ion|eur|or) | redaktion\w*
    | redaction | redacci[óo]n | rédaction | redazione | redação | redactie
    | admin(?:istrator|istrador|istrateur)? | web-?master | moderator | editor(?:ial|s)? | editora
    | user | staff | team | agenc(?:y|ies|ias|es) | agenturen | unknown | anonymous
    | anonym[eo]? | an[óo]nim[oa] | unbekannt | inconnu | desconocido | none | null | undefined
    | root | test | system | default | dpa | afp | ap | reuters )\W?""",
    re.I | re.X,
)
# By these words, or these endings, an author is an organisation; not by the tags of a page.
_WORDS = re.compile(
    r"""(?<![<>/])\b(?: gmbh | mbh | e\.?\ ?v\. | ltd | limited | inc | llc | plc | corp
    | s\.?r\.?l | b\.?v | fc | sv | tsv | efc | stiftung | partei | feuerwehr | polizei
    | abteilung | agentur | behörde | hilfswerk | sekretariat | pressestelle | presse
    | gewerkschaft | bistum | diözese | gemeinde | landkreis | kanton | regierung
    | bundesregierung | ministerium | departement | département | ministère | universität
    | université | universidad | università | university | hochschule | institute? | instituto
    | istituto | anstalt | zentrum | centre | center | foundation | fondation | fundación
    | association | asociación | associazione | organi[sz]ation | society | council | committee
    | commission | kommission | ministry | department | gobierno | government
    | verlag | publishing | publications | magazin | magazine | zeitschrift | portal | verein
    | vereinigung | gesellschaft | arbeitsgemeinschaft | initiative | netzwerk | network | museum
    | klinikum | krankenhaus | hospital | schule | redaktion | team | news | media | online )\b
    | \w{3,}(?: verband | verbandes | verein | vereins | ministerium | stiftung | gesellschaft
    | anstalt | gewerkschaft | behörde | zentrum | institut | agentur | amt | redaktion | kammer
    | verlag | magazin | partei ) \b""",
    re.I | re.X,
)
# These are names of people, too: Charlotte Church, Se-hoon Kim.
_NAMES = re.compile(
    r"""(?<=\s)(?: ag | kg | se | ev )\Z
    | (?<![<>/])\b(?: bund | kreuz | kirche | stadt | church | union | school | club | press )\b""",
    re.I | re.X,
)


@functools.lru_cache(_MOST_REMEMBERED)
def names_nobody(text: str) -> bool:
    """Whether an author is a word for none: "No Author", "admin", "Redaktion"."""
    return _NOBODY.fullmatch(text.strip()) is not None


@functools.lru_cache(_MOST_REMEMBERED)
def reads_as_organisation(text: str) -> bool:
    """Whether an author is an organisation by its words: "Harbour Trust Ltd", "Hafenamt"."""
    named = _NAMES.search(text) is not None and not is_given(text.split()[0])
    return named or _WORDS.search(text) is not None
