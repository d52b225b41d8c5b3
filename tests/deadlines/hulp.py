"""Short words for the tests of time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from deadlines.afleiding import Uitkomst
from deadlines.klok import Klok
from deadlines.opschorting import Opschorting
from deadlines.tellen import bereken
from workflows.termijnen.catalogus import CATALOGUS

AANVULLING = {"D.TLV.herstel": "aanvulling"}


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


BEIDE = ("D.TLV.norm", "D.TLV.wet")


def stil(*paren: tuple[str, str]) -> list[Opschorting]:
    return [Opschorting(d(van), d(tot)) for van, tot in paren]


def termijn(
    naam: str, begin: str, *paren: tuple[str, str], verdaagd: Iterable[int] = (), **rest: Any
) -> Uitkomst:
    return bereken(CATALOGUS[naam], d(begin), stil(*paren), tuple(verdaagd), **rest)


def dagen(uitkomst: Uitkomst) -> tuple[str, str]:
    return uitkomst.ruw.isoformat(), uitkomst.uiterlijk.isoformat()


class Zaak:
    """The terms of one zaak and everything that was noted, as the engine would keep them."""

    def __init__(self) -> None:
        self.klok = Klok()
        self.termijnen: dict[str, dict[str, Any]] = {}
        self.gebeurd: list[tuple[str, dict[str, Any]]] = []

    def stap(self, nu: str, *gevolgen: dict[str, Any], werkt_op: str | None = None) -> list[str]:
        moment = datetime.fromisoformat(nu)
        dag = d(werkt_op) if werkt_op else moment.date()
        return self.neem(self.klok.reactie(gevolgen, self.termijnen, CATALOGUS, dag, moment))

    def ronde(self, nu: str) -> list[str]:
        moment = datetime.fromisoformat(nu)
        return self.neem(self.klok.vervallen(self.termijnen, CATALOGUS, moment, AANVULLING))

    def neem(self, uit: list[tuple[str, dict[str, Any]]]) -> list[str]:
        for _, inhoud in uit:
            self.termijnen[inhoud["termijn"]] = inhoud["na"]
        self.gebeurd += uit
        return [f"{soort} {inhoud['termijn']} {inhoud.get('trede', '')}".strip() for soort, inhoud in uit]

    def start(self, naam: str, begin: str, nu: str | None = None, **rest: Any) -> list[str]:
        gevolg = {"doe": "start", "termijn": naam, "begin": begin, **rest}
        return self.stap(nu or f"{begin}T10:00:00+01:00", gevolg, werkt_op=begin[:10])

    def __getitem__(self, naam: str) -> dict[str, Any]:
        return self.termijnen[naam]

    def treden(self, naam: str) -> list[str]:
        return [i["trede"] for _, i in self.gebeurd if i["termijn"] == naam and "trede" in i]


def schort_op(
    van: str, tot: str | None, *termijnen: str, spoor: str = "aanvulling", vast: bool = False
) -> dict[str, Any]:
    return {
        "doe": "schort_op",
        "spoor": spoor,
        "termijnen": list(termijnen),
        "van": van,
        "tot": tot,
        "grond": "Awb 4:15 lid 1 onder a",
        "vast": vast,
    }
