"""Words to people: who gets what, in which words, by which channel, and the proof of it."""
