"""Letters: made from the facts of a zaak, by templates with versions."""
