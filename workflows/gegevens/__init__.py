"""The forms of every process: what a step needs, with label, category, norm and a valid example."""
