"""Lijstvraag: which list an address asks for (a view, kept or not, and filters), and that list as a selection."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.rijen import Lezer
from loket.lijst.bewaard import Bewaard
from loket.lijst.selectie import Selectie
from loket.web.lijst.filters import VELDEN, Filters
from loket.web.lijst.weergaven import Weergave, eerste_weergave, selectie_van, weergaven_voor
from loket.web.werkplek import Bezoek


@dataclass(slots=True)
class Lijstvraag:
    """What is asked. `bewaard`: the kept view that it began as; the filters may have been changed since."""

    weergave: Weergave
    filters: Filters
    bewaard: Bewaard | None = None

    @property
    def titel(self) -> str:
        """What the list is called."""
        return self.bewaard.titel if self.bewaard else self.weergave.titel

    @property
    def vraag(self) -> str:
        """The query without the kept view: the list itself."""
        return self.filters.adres(weergave=self.weergave.sleutel)

    @property
    def gewijzigd(self) -> bool:
        """Whether it is no longer the list that was kept."""
        return self.bewaard is not None and self.bewaard.vraag != self.vraag

    def adres(self, **anders: str) -> str:
        """The query of this list with something else in it; an empty value leaves a filter out."""
        vast = {"weergave": self.weergave.sleutel, "bewaard": self.bewaard.id if self.bewaard else ""}
        return self.filters.adres(**(vast | anders))

    def selectie(self, bezoek: Bezoek, *, gefilterd: bool = True) -> Selectie:
        """The rows that this reader may see of it."""
        basis = selectie_van(bezoek, self.weergave.sleutel)
        return basis.die(self.filters.selectie(bezoek.vandaag)) if gefilterd else basis


def lees_vraag(bezoek: Bezoek, lezer: Lezer, gevraagd: Mapping[str, str]) -> Lijstvraag:
    """From an address. Without any view: the one that this person begins with."""
    bekend = {w.sleutel: w for w in weergaven_voor(bezoek)}
    bewaard = {b.id: b for b in bewaarde(bezoek, lezer)}
    sleutel = gevraagd.get("weergave", "")
    if not sleutel and not any(gevraagd.get(v) for v in (*VELDEN, "bewaard")):
        begin = bezoek.werkplek.samenstel.lijsten.beginblad(lezer, bezoek.persoon)
        if begin in bewaard:
            gevraagd = {**dict(parse_qsl(bewaard[begin].vraag)), "bewaard": begin}
            sleutel = gevraagd.get("weergave", "")
    sleutel = sleutel or eerste_weergave(bezoek)
    if sleutel not in bekend:
        titels = ", ".join(w.titel for w in bekend.values())
        raise OnbekendError(f"Deze weergave is er niet. Er is: {titels}.")
    return Lijstvraag(
        bekend[sleutel], Filters.uit(bezoek, gevraagd), bewaard.get(gevraagd.get("bewaard", ""))
    )


def bewaarde(bezoek: Bezoek, lezer: Lezer) -> list[Bewaard]:
    """The kept views of this reader, and of his function, that mean something in this role."""
    bekend = {w.sleutel for w in weergaven_voor(bezoek)}
    alle = bezoek.werkplek.samenstel.lijsten.van(lezer, bezoek.persoon, (bezoek.rol,))
    return [b for b in alle if dict(parse_qsl(b.vraag)).get("weergave") in bekend]


def vraag_van(bezoek: Bezoek, b: Bewaard) -> Lijstvraag:
    """The list of a kept view, which must mean something in this role."""
    gevraagd = dict(parse_qsl(b.vraag))
    bekend = {w.sleutel: w for w in weergaven_voor(bezoek)}
    return Lijstvraag(bekend[gevraagd["weergave"]], Filters.uit(bezoek, gevraagd), b)


def adres_van(b: Bewaard) -> str:
    """Where a kept view opens."""
    return f"/?{b.vraag}&{urlencode({'bewaard': b.id})}"
