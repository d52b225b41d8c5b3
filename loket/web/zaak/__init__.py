"""What the pages of a zaak and a dossier show: state, terms, timeline, map, contents."""
