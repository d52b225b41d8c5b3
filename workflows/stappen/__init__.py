"""The steps of a process whose declaration would be too long to read in one file."""
