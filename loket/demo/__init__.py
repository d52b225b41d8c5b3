"""The demo year: a fictional SWV, its schools and people, and some two hundred zaken, made through the real engine."""
