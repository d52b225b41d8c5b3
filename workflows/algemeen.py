"""What can be done in every zaak: a note, a document, handing over, correcting."""

from collections.abc import Iterable, Iterator

from kernproces.rollen import Rol
from kernproces.situatie import Situatie
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.taal.overgang import Overgang, handeling
from workflows.gegevens.gemeen import Correctie, Notitie, Overdracht, Stuk

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
        handeling("corrigeer", bij, door=STAF, gegevens=Correctie, titel="Gegeven herstellen", na_afloop=True),
    )
