"""Faults on purpose: kills, power cuts, damage, full disks, writers and readers at once.

    python -m bench.faults [--small] [--runs N] [--seed S] [NAME...]

Each family prints one line, `name runs=... bad=... seed=...`; what was bad goes to stderr.
"""
