"""Byline's engine beside a peer's: the same paragraphs, the same questions, in one run.

    python -m bench.engine CORPUS.jsonl --peer tantivy --paragraphs 100000

`--help` has the options, docs/engine-bench.md what is measured, what was tried, and the figures.
"""
