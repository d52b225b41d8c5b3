"""Documents at the door: the scanner, and the headers they leave with."""
