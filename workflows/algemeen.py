"""What can be done in every zaak: a note, a document, handing over, correcting."""

from collections.abc import Iterable, Iterator

from kernproces.rollen import Rol
from kernproces.situatie import Situatie
from kernproces.taal.beletsel import andere_weg, kan_niet
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.taal.overgang import Overgang, handeling
from workflows.gegevens.gemeen import Correctie, Kennisneming, Notitie, Overdracht, Stuk

STAF = (
    Rol.BEHANDELAAR,
    Rol.SECRETARIAAT,
    Rol.TEAMLEIDER,
    Rol.JURIST,
    Rol.VERZUIMCOACH,
    Rol.KWALITEITSMEDEWERKER,
    Rol.DIRECTEUR_BESTUURDER,
)


@eis("geen rol, geen recht")
def collega_met_rol(s: Situatie) -> Iterator[Bezwaarpunt]:
    """De zaak gaat naar een collega van de eigen organisatie."""
    rollen = s.registers.mensen.rollen(s.gegevens.aan, s.vandaag)
    if not set(rollen) & set(STAF):
        yield "Deze persoon werkt niet bij de organisatie.", andere_weg(s.actie, "Kies een collega.")


@eis("norm B1", vooraf=True)
def er_is_een_overschrijding(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Er is in deze zaak een termijn overschreden."""
    if not any(t["te_laat"] for t in s.zaak["termijnen"].values()):
        yield (
            "In deze zaak is geen termijn overschreden.",
            kan_niet("norm B1", "Er is niets om kennis van te nemen."),
        )


def algemene_handelingen(toestanden: Iterable[str], einde: Iterable[str] = ()) -> tuple[Overgang, ...]:
    """The general acts, in each of these states; after the zaak has ended all but handing over."""
    bij, klaar = tuple(toestanden), frozenset(einde)
    return (
        handeling("noteer", bij, door=STAF, gegevens=Notitie, titel="Notitie toevoegen", na_afloop=True),
        handeling("voeg_stuk_toe", bij, door=STAF, gegevens=Stuk, titel="Stuk toevoegen", na_afloop=True),
        handeling(
            "draag_over",
            tuple(t for t in bij if t not in klaar),
            door=STAF,
            gegevens=Overdracht,
            titel="Overdragen aan een collega",
            eisen=collega_met_rol,
            wijst_toe="aan",
            bericht=None,
        ),
        handeling(
            "neem_kennis",
            bij,
            door=Rol.DIRECTEUR_BESTUURDER,
            gegevens=Kennisneming,
            titel="Kennisnemen van een overschrijding",
            norm="norm B1",
            eisen=er_is_een_overschrijding,
            na_afloop=True,
        ),
        handeling(
            "corrigeer", bij, door=STAF, gegevens=Correctie, titel="Gegeven herstellen", na_afloop=True
        ),
    )
