"""Procesmijnen: the history as an event log for process mining (XES, OCEL 2.0), and what it shows at a glance."""
