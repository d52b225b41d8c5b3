"""The states of a process that more than one file needs, with their titles."""
