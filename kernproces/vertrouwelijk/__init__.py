"""Confidential content: taken apart by category, which key locks it, how long it is kept, by which words it is found."""
