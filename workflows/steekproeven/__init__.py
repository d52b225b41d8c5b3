"""The steekproef: what the year asks for, the frozen population, the draw."""
