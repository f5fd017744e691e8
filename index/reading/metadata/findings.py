"""What was found of each piece of metadata, and which of it is believed."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.dates import ArticleDate
from index.model import Evidence
from index.reading.draft import bare

# How far a place is trusted, by what it is.
STATED = 1.0  # the file declares it for programs to read
SEEN = 0.8  # a line of the page says just that to its readers
TOLD = 0.6  # a sentence, a notice or a rule of the page tells it
DERIVED = 0.5  # worked out from an address or a name

FIELDS = (
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
)  # fmt: skip

_NOWHERE = Evidence("", "", "", "", 0.0)
_CONTRADICTIONS = 3  # of one field that are kept; a hostile page may hold thousands


@dataclass(slots=True)
class Findings:
    """Collects what each place says. The most trusted place wins, of equals the first."""

    _found: dict[str, list[tuple[object, Evidence]]] = field(default_factory=dict)
    _denied: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, value: object, where: str, confidence: float) -> None:
        """A place says that a field has a value: a text, a date, or a tuple of authors."""
        precision = value.precision if isinstance(value, ArticleDate) else ""
        evidence = Evidence(name, _shown(value), where, precision, confidence)
        self._found.setdefault(name, []).append((value, evidence))

    def unclear(self, name: str, value: str, where: str, why: str = "not understood") -> None:
        """A place says something of a field that is not taken for its value."""
        evidence = Evidence(name, value, f"{where} ({why})", "none", 0.0, used=False)
        self._found.setdefault(name, []).append((None, evidence))

    def best(self, name: str) -> object:
        """The value of a field that is believed so far; None where there is none."""
        value, evidence = self._first(name)
        return value if evidence.confidence else None

    def all(self, name: str) -> list[object]:
        """All values that were found of a field."""
        return [value for value, _ in self._found.get(name, ()) if value is not None]

    def text(self, name: str) -> str:
        """The best value of a field that is a text, "" where there is none."""
        return str(self.best(name) or "")

    def trust(self, name: str) -> float:
        """The confidence of the value that is believed so far."""
        return self._first(name)[1].confidence

    def place(self, name: str) -> str:
        """Where the value that is believed so far was found; "" where there is none."""
        return self._first(name)[1].where

    def _first(self, name: str) -> tuple[object, Evidence]:
        found = self._found.get(name)
        if not found:
            return None, _NOWHERE
        return found[0] if len(found) == 1 else max(found, key=_confidence)

    def found_at(self, name: str, where: str) -> object:
        """The value of a field that one place has; None where it has none."""
        found = self._found.get(name, ())
        return next((value for value, evidence in found if evidence.where == where), None)

    def prefer(self, name: str, value: object, why: str = "") -> None:
        """Believes one of the values found of a field above the others, as much as the best."""
        trust, found = self.trust(name), self._found[name]
        at = next(at for at, (other, _) in enumerate(found) if other == value)
        evidence = found.pop(at)[1]
        where = f"{evidence.where} ({why})" if why else evidence.where
        found.insert(0, (value, evidence._replace(where=where, confidence=trust)))

    def reject(self, name: str, value: object, why: str) -> None:
        """A value that was found of a field is not believed wherever it stands."""
        self._found[name] = [
            (None, _doubted(evidence, why)) if other == value else (other, evidence)
            for other, evidence in self._found[name]
        ]

    def deny(self, name: str, where: str) -> None:
        """Whoever keeps the files says that a field has no value, whatever is found of it."""
        self._denied.setdefault(name, where)

    def withdraw(self, name: str, why: str) -> None:
        """Nothing that was found of a field is its value; it stays as evidence."""
        self._found[name] = [(None, _doubted(one, why)) for _, one in self._found.get(name, ())]

    def settle(self) -> tuple[dict[str, object], tuple[Evidence, ...]]:
        """The values, and all evidence: of each field first that of the value that is used, then
        what says otherwise.
        """
        values: dict[str, object] = {}
        evidence: list[Evidence] = []
        for name, where in self._denied.items():
            self.withdraw(name, f"but {where}")
        for name in FIELDS:
            if not (found := self._found.get(name)):
                continue
            ranked = sorted(found, key=_confidence, reverse=True)
            if ranked[0][1].confidence:
                values[name] = ranked[0][0]
                evidence.append(ranked[0][1])
                ranked = [one for one in ranked[1:] if _differs(one[0], values[name])]
                if not ranked:
                    continue
            others = dict.fromkeys(one[1]._replace(used=False) for one in ranked)
            evidence += list(others)[:_CONTRADICTIONS]
        return values, tuple(evidence)


def _confidence(one: tuple[object, Evidence]) -> float:
    return one[1].confidence


def _doubted(evidence: Evidence, why: str) -> Evidence:
    return evidence._replace(where=f"{evidence.where} ({why})", confidence=0.0, used=False)


def _differs(value: object, other: object) -> bool:
    return value != other and bare(_shown(value)) != bare(_shown(other))


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)
