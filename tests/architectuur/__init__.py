"""The house itself: who may import whom, how large a thing may grow, what no file may contain."""
