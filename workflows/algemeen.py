"""What can be done in every zaak: a note, a document, handing over, correcting."""

from collections.abc import Iterable, Iterator

from kernproces.rollen import Rol
from kernproces.situatie import Situatie
from kernproces.taal.beletsel import andere_weg, kan_niet
from kernproces.taal.eis import Bezwaarpunt, Eis, eis
from kernproces.taal.formulier import Formulier
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
COLLEGAS = (*STAF, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.BEHEERDER)  # to whom a zaak may be handed over


@eis("geen rol, geen recht")
def collega_met_rol(s: Situatie) -> Iterator[Bezwaarpunt]:
    """De zaak gaat naar een collega van de eigen organisatie."""
    rollen = s.registers.mensen.rollen(s.gegevens.aan, s.vandaag)
    if not set(rollen) & set(COLLEGAS):
        yield "Deze persoon werkt niet bij de organisatie.", andere_weg(s.actie, "Kies een collega.")


@eis("norm B1", vooraf=True)
def er_is_een_overschrijding(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Er is in deze zaak een termijn overschreden."""
    if not any(t["te_laat"] for t in s.zaak["termijnen"].values()):
        yield (
            "In deze zaak is geen termijn overschreden.",
            kan_niet("norm B1", "Er is niets om kennis van te nemen."),
        )


Vorm = tuple[type[Formulier], tuple[Eis, ...]]  # another form, with eisen of its own


WOORDEN = {  # of each act its title, and what it does in one sentence
    "noteer": ("Notitie toevoegen", "Voor collega's; school en ouders zien haar niet."),
    "voeg_stuk_toe": ("Stuk toevoegen", "Een document dat bij deze zaak hoort."),
    "corrigeer": ("Gegeven herstellen", "Wat er stond, blijft zichtbaar; u zegt wat het moet zijn."),
}


def algemene_handelingen(
    toestanden: Iterable[str],
    einde: Iterable[str] = (),
    *,
    door: tuple[Rol, ...] = STAF,
    eisen: tuple[Eis, ...] = (),
    notitie: Vorm = (Notitie, ()),
    stuk: Vorm = (Stuk, ()),
    overdracht: Vorm = (Overdracht, ()),
    correctie: Vorm = (Correctie, ()),
) -> tuple[Overgang, ...]:
    """The general acts, in each of these states; after the zaak has ended all but handing over.

    `door` and `eisen`: who may, and what each act asks of them.
    """
    bij, klaar = tuple(toestanden), frozenset(einde)
    open_ = tuple(t for t in bij if t not in klaar)

    def act(actie: str, vorm: Vorm) -> Overgang:
        titel, uitleg = WOORDEN[actie]
        model, meer = vorm
        gemeen = {"door": door, "eisen": (*eisen, *meer), "na_afloop": True}
        return handeling(actie, bij, gegevens=model, titel=titel, uitleg=uitleg, **gemeen)

    return (
        act("noteer", notitie),
        act("voeg_stuk_toe", stuk),
        handeling(
            "draag_over",
            open_,
            door=door,
            gegevens=overdracht[0],
            titel="Overdragen aan een collega",
            uitleg="De collega draagt daarna de zaak.",
            eisen=(*eisen, collega_met_rol, *overdracht[1]),
            wijst_toe="aan",
        ),
        _kennisneming(bij),
        act("corrigeer", correctie),
    )


def _kennisneming(bij: tuple[str, ...]) -> Overgang:
    return handeling(
        "neem_kennis",
        bij,
        door=Rol.DIRECTEUR_BESTUURDER,
        gegevens=Kennisneming,
        titel="Kennisnemen van een overschrijding",
        norm="norm B1",
        eisen=er_is_een_overschrijding,
        na_afloop=True,
    )
