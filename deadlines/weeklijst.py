"""The weekly list of open overruns to the directeur-bestuurder: one message for the organisation (domein.md 10.12)."""

from datetime import date, datetime, timedelta

from kernproces.tijdstip import dag_van

WEEKLIJST = "weeklijst"  # the trede it goes by
ELKE = timedelta(days=7)


def weeklijst_verschuldigd(laatste: date | None, nu: datetime) -> bool:
    """Whether a list is due: never given, or seven days ago or longer. Whether anything is on it is not judged here.

    A last list that lies a week or more ahead was given by a clock that ran ahead and was put right: then one is due
    too, or the director would hear nothing until that day came.
    """
    return laatste is None or abs(dag_van(nu) - laatste) >= ELKE
