"""What an archive holds, and what is wrong with it, as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import index


def status_record(archive: index.Archive) -> dict[str, Any]:
    """Generation, counts, age in seconds, size in bytes; damage, failures, what is outdated.

    Raises ArchiveError where there is none to be read.
    """
    with archive.open() as generation:
        manifest, register = generation.manifest, generation.register()
        failures = [*generation.failures(), *_faults_of_overrides(register)]
        old = index.outdated(register)
        published = datetime.fromisoformat(manifest.published)
        return {
            "archive": str(generation.folder.parent.parent),
            "generation": manifest.number,
            "published": manifest.published,
            "age_seconds": int((datetime.now(UTC) - published).total_seconds()),
            "kept": list(archive.numbers()),
            "articles": manifest.articles,
            "paragraphs": manifest.paragraphs,
            "bytes": sum(file.size for file in manifest.files.values()),
            "languages": list(generation.languages()),
            "damage": list(generation.damage),
            "failed": [{"path": failure.path, "reason": failure.reason} for failure in failures],
            "outdated": [{"folder": folder, "files": files} for folder, files in old.items()],
        }


def _faults_of_overrides(register: Mapping[str, index.SourceState]) -> list[index.Failure]:
    """What is wrong now in the byline.toml files beside and above what is indexed."""
    paths: dict[str, list[str]] = {}
    for state in register.values():
        paths.setdefault(state.root, []).append(state.path)
    return [
        replace(failure, path=f"{root}/{failure.path}")
        for root, known in paths.items()
        for failure in index.overrides_above(Path(root), known).mistakes(Path(root), known)
    ]
