"""The weekly list of open overruns to the directeur-bestuurder: one message for the organisation (domein.md 10.12)."""

from datetime import date, datetime, timedelta

from deadlines.tijdstip import dag_in_nederland

WEEKLIJST = "weeklijst"  # the trede it goes by
ELKE = timedelta(days=7)


def weeklijst_verschuldigd(laatste: date | None, nu: datetime) -> bool:
    """Whether a list is due: never given, or seven days ago or longer. Whether anything is on it is not judged here."""
    return laatste is None or dag_in_nederland(nu) >= laatste + ELKE
