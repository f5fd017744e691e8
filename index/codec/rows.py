"""The rows of a segment: what there is one of for each article, paragraph, span or sentence."""

from __future__ import annotations

import numpy as np

from index.codec.arrays import Array, ArrayWriter, starts, unsigned
from index.codec.texts import PARTS


def write_rows(
    file: ArrayWriter,
    *,
    ids: Array,
    run_lengths: Array,
    text_sizes: Array,
    bounds: Array,
    kinds: Array,
    pages: Array,
    addresses: Array,
    texts: Array,
    span_counts: Array,
    spans: Array,
    sentence_counts: Array,
    sentences: Array,
) -> None:
    """Write what there is one of, or a pair, for each article, paragraph, span or sentence."""
    runs = starts(run_lengths)
    file.add("article.ids", ids)
    file.add("article.order", np.argsort(ids).astype(unsigned(len(ids))))
    file.add("article.documents", runs.astype(unsigned(runs[-1])))
    file.add("article.text_starts", starts(text_sizes).astype(np.uint64))
    file.add("article.bounds", bounds.reshape(-1, PARTS).astype(unsigned(bounds.max())))
    article_of = np.repeat(np.arange(len(ids)), run_lengths)
    file.add("document.article", article_of.astype(unsigned(len(ids))))
    file.add("document.kinds", kinds)
    file.add("document.pages", pages.astype(unsigned(pages.max())))
    file.add("document.addresses", addresses)
    file.add("document.text", texts.astype(unsigned(texts.max())))
    span_starts, sentence_starts = starts(span_counts), starts(sentence_counts)
    file.add("document.spans", span_starts.astype(unsigned(span_starts[-1])))
    file.add("spans", spans.reshape(-1, 2).astype(unsigned(spans.max(initial=0))))
    file.add("document.sentences", sentence_starts.astype(unsigned(sentence_starts[-1])))
    file.add("sentences", sentences.astype(unsigned(int(sentences.max(initial=0)))))
