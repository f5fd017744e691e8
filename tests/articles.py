"""The small archive that all tests read: one place, short enough to keep in mind."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "gazette/strike-day-three.md": """\
---
title: Strike day three: the bridge stays open
author: Ana Sørensen
outlet: Harbour Gazette
date: 2023-04-19
url: https://gazette.example/strike-day-three
---

The dockers' **strike** went into its third day. “The bridge is not broken, it is waiting,”
said [Séverine Moreau](https://gazette.example/moreau), an engineer.

## What it costs

The port loses \\$51 million a week, or £1,578 a docker. Nobody at O’Neill & Sons would say why.
""",
    "gazette/inquiry.md": """\
---
title: Inquiry blames nobody
author: [Ana Sørensen, Tom Li]
outlet: Harbour Gazette
date: 2024-03
---

The bridge was opened by nobody, the inquiry found after eleven months.

A ferry waited in the fog. The ferry's captain was not asked.
""",
    "ledger/strike.txt": """\
What the bridge wants

By Felix Holt

April 22, 2023

Strikers and ferry passengers shared a kettle. The bridge is not broken, it is waiting, they said.
""",
    "undated.txt": """\
Crossing, fifty pence

The rowing boat <b>crosses</b> while the bridge waits. Bring exact change & a hat.
""",
    "abroad/reede.md": """\
---
title: Zwei Nächte auf Reede
author: Jürgen Weiß
outlet: Hafenbote
date: 2023-04-22
language: de
---

Der Streik im Hafen dauert an, und die Drehbrücke steht offen. Niemand schließt sie.
""",
    "abroad/bridge.md": """\
---
title: 桥在等，船也在等
outlet: 远港日报
date: 2023-04-25
language: zh
---

码头工人罢工进入第九天。船上有一架钢琴。
""",
    "wire.jsonl": (
        '{"id": "w1", "title": "Tug closes bridge", "outlet": "Coast Wire", "date": "2023-04-28", '
        '"author": "", '
        '"text": "A tug closed the bridge.\\n\\nThe strike goes on, a ferry docked."}\n'
        '{"id": "w2", "title": "Port traffic", "outlet": "Coast Wire", "date": "2023-04", '
        '"author": ["Ana Sørensen"], "text": "Ferry traffic fell by a third in April."}\n'
    ),
}


def write_articles(folder: Path) -> Path:
    """The articles as files under a folder, which is returned."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
