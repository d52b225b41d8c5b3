"""The conditions of the quarterly overview: one a quarter, complete, on a day that has been (norm N5, R25)."""

from collections.abc import Iterator
from datetime import date

from kernproces.datum import voluit
from kernproces.taal.beletsel import andere_weg, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie

Punten = Iterator[Bezwaarpunt]


@eis("R25")
def een_opgave_per_kwartaal(s: Situatie) -> Punten:
    """Deze school heeft voor dit kwartaal nog geen opgave."""
    for zaak in s.van_workflow("kwartaalopgave"):
        zelfde = zaak["gedaan"]["vraag_op"]["gegevens"]["kwartaal"] == s.gegevens.kwartaal
        if zelfde and zaak["toestand"] != "vervallen":
            hulp = f"Gebruik zaak {zaak['zaak']}, of kies een ander kwartaal."
            yield f"De opgave van {s.gegevens.kwartaal} is er al.", andere_weg(s.actie, hulp)


@eis("R25")
def laatste_dag_komt_nog(s: Situatie) -> Punten:
    """De laatste dag om te leveren ligt na vandaag."""
    if s.gegevens.uiterlijk <= s.dag:
        hulp = "Kies een dag na vandaag; gebruikelijk is tien werkdagen."
        yield "De laatste dag om te leveren ligt niet na vandaag.", andere_weg(s.actie, hulp)


@eis("R25", vooraf=True)
def peildatum_is_geweest(s: Situatie) -> Punten:
    """De peildatum is er; voor die dag is er niets te peilen."""
    peildatum = date.fromisoformat(s.gegeven("vraag_op", "peildatum"))
    if s.vandaag < peildatum:
        yield "De peildatum is nog niet geweest.", vanaf(peildatum)


@eis("R25")
def opgave_is_compleet(s: Situatie) -> Punten:
    """Er staat wie thuiszit, of dat er niemand thuiszit; elke bekende leerling komt terug."""
    g, kenmerken = s.gegevens, [r.kenmerk for r in s.gegevens.regels]
    if (g.thuiszitters == "ja") != bool(kenmerken):
        hulp = "Noem de leerlingen, of geef aan dat er geen zijn."
        yield "De opgave spreekt zichzelf tegen of is leeg.", andere_weg(s.actie, hulp)
    if len(set(kenmerken)) < len(kenmerken):
        yield "Een leerling staat er twee keer in.", andere_weg(s.actie, "Noem elke leerling één keer.")
    peildatum = date.fromisoformat(s.gegeven("vraag_op", "peildatum"))
    if g.peildatum != peildatum:
        hulp = f"Geef op wie er thuiszat op {voluit(peildatum)}."
        yield "Er is naar een andere dag gevraagd.", andere_weg(s.actie, hulp)
    if any(r.eerste_verzuimdag > peildatum for r in g.regels):
        hulp = "Laat weg wie pas na de peildatum thuis kwam te zitten."
        yield "Een leerling was op de peildatum nog niet afwezig.", andere_weg(s.actie, hulp)
    bekend = {r["kenmerk"] for r in s.gegeven("vraag_op", "bij_ons_bekend", [])}
    if mist := sorted(bekend - {*kenmerken, *(w.kenmerk for w in g.weggelaten)}):
        hulp = "Neem de leerling op, of schrijf waarom die er niet bij hoort."
        yield f"Bij ons bekend en niet genoemd: {', '.join(mist)}.", andere_weg(s.actie, hulp)
