"""Tests of the store that need no particular back end."""
