"""Channels: how a message reaches a person: the postvak of the loket, a mail server, or a file."""
