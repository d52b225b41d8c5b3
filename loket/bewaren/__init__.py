"""Retention: the rules of this organisation, the certificate of destruction, the copy for a data subject."""
