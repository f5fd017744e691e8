"""How well the best hits are chosen: judged collections, beside the peers.

`python -m bench.relevance FOLDER…`; docs/ranking.md has what it measures and the figures.
"""
