"""An ordinary file of each format, all with the same two paragraphs."""

from __future__ import annotations

import json

from tests.index.formats.building import docx, pdf, words
from tests.index.formats.pdf.setting import column

FIRST = (
    "The night ferry from Grauwerder did not leave Tarlemouth on Tuesday, and by eight in the "
    "morning its passengers had eaten the harbour out of rolls."
)
SECOND = (
    "The operator blamed the bridge. The bridge, which has blamed the operator since March, "
    "declined to open until the tide had turned twice."
)
_TEXT = f"{FIRST}\n\n{SECOND}"
_PAGE = f"<html><body><h1>Ferry stays</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"

SAMPLES: dict[str, bytes] = {
    "a.txt": f"Ferry stays\n\n{_TEXT}\n".encode(),
    "a.md": f"---\ntitle: Ferry stays\n---\n\n{_TEXT}\n".encode(),
    "a.html": _PAGE.encode(),
    "a.jsonl": json.dumps({"title": "Ferry stays", "text": _TEXT}).encode(),
    "a.csv": f'title,text\nFerry stays,"{_TEXT}"\n'.encode(),
    "a.pdf": pdf([[(72, 720, 20, "*Ferry stays"), *column([FIRST, SECOND], 72, 690, 400, gap=6)]]),
    "a.docx": docx(words("Ferry stays", "Title") + words(FIRST) + words(SECOND)),
    "a.eml": f"Subject: Ferry stays\nFrom: F. Holt <f@g.example>\n\n{_TEXT}\n".encode(),
    "a.rss": f"<rss><channel><title>G</title><item><title>Ferry stays</title><description>"
             f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item></channel>"
             "</rss>".encode(),
}  # fmt: skip
