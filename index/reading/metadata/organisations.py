"""Authors that are nobody: organisations, offices and what programs put where there is no name."""

from __future__ import annotations

import functools
import re

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
# By these words, or these endings, an author is an organisation.
_WORDS = re.compile(
    r"""\b(?: gmbh | ag | kg | se | mbh | e\.?\ ?v\. | ev | ltd | limited | inc | llc | plc | corp
    | s\.?r\.?l | b\.?v | fc | sv | tsv | efc | bund | stiftung | partei | feuerwehr | polizei
    | abteilung | agentur | behörde | kreuz | hilfswerk | sekretariat | pressestelle | presse
    | gewerkschaft | kirche | bistum | diözese | gemeinde | stadt | landkreis | kanton | regierung
    | bundesregierung | ministerium | departement | département | ministère | universität
    | université | universidad | università | university | hochschule | institute? | instituto
    | istituto | anstalt | zentrum | centre | center | foundation | fondation | fundación
    | association | asociación | associazione | organi[sz]ation | society | council | committee
    | commission | kommission | ministry | department | gobierno | government | church | union
    | verlag | publishing | publications | magazin | magazine | zeitschrift | portal | verein
    | vereinigung | gesellschaft | arbeitsgemeinschaft | initiative | netzwerk | network | museum
    | klinikum | krankenhaus | hospital | school | schule | club | redaktion | team | news | press
    | media | online )\b
    | \w{3,}(?: verband | verbandes | verein | vereins | ministerium | stiftung | gesellschaft
    | anstalt | gewerkschaft | behörde | zentrum | institut | agentur | amt | redaktion | kammer
    | verlag | magazin | partei ) \b""",
    re.I | re.X,
)


@functools.lru_cache(_MOST_REMEMBERED)
def names_nobody(text: str) -> bool:
    """Whether an author is a word for none: "No Author", "admin", "Redaktion"."""
    return _NOBODY.fullmatch(text.strip()) is not None


@functools.lru_cache(_MOST_REMEMBERED)
def reads_as_organisation(text: str) -> bool:
    """Whether an author is an organisation by its words: "Harbour Trust Ltd", "Hafenamt"."""
    return _WORDS.search(text) is not None
