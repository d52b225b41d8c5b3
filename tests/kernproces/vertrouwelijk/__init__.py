"""Confidential content: apart, kept, found."""
