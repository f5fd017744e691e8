"""All hostile files, by their names."""

from __future__ import annotations

from bench.hostile_files import feeds, lines, mails, pages, pdfs, texts, words

SAMPLES = {
    sample.name: sample
    for module in (texts, pages, lines, feeds, mails, words, pdfs)
    for sample in module.SAMPLES
}
