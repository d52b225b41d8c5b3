"""Overdracht: a dossier for a receiving organisation (KSO 3.3.2): sealed as it is, with its keys wrapped for the receiver apart."""
