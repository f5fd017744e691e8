"""Paragraph recovery, measured on text that is broken on purpose.

    python -m bench.reading CORPUS.jsonl[.gz]... [--all] [--seed S] [--show N]

A corpus has an article a line, its paragraphs under `text`, parted by blank lines. One half of the
articles, chosen by the hash of their ids, is for tuning (`--tune`); the other is reported.
"""
