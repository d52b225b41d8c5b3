"""What can be done in every zaak: a note, a document, handing over, correcting."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import get_args

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg, kan_niet, vanaf
from kernproces.taal.eis import Bezwaarpunt, Eis, eis
from kernproces.taal.formulier import Formulier
from kernproces.taal.overgang import Bericht, Overgang, handeling
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import (
    Correctie,
    Herinnerd,
    Herinnering,
    Kennisneming,
    Notitie,
    Overdracht,
    Stuk,
    Vrijgave,
    Weglegging,
    lopende_einden,
)

STAF = (
    Rol.BEHANDELAAR,
    Rol.SECRETARIAAT,
    Rol.TEAMLEIDER,
    Rol.JURIST,
    Rol.VERZUIMCOACH,
    Rol.KWALITEITSMEDEWERKER,
    Rol.DIRECTEUR_BESTUURDER,
)
LANGST_WEG = 91  # days that a zaak may be out of sight
HERINNER = "herinner"
HERINNERD = tuple(Rol(rol) for rol in get_args(Herinnerd))  # whom a colleague may remind; a family never
COLLEGAS = (*STAF, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.BEHEERDER)  # to whom a zaak may be handed over


@eis("geen rol, geen recht")
def collega_met_rol(s: Situatie) -> Iterator[Bezwaarpunt]:
    """De zaak gaat naar een collega van de eigen organisatie."""
    if not set(COLLEGAS) & set(s.rollen_van(s.gegevens.aan)):
        yield (
            "Deze persoon heeft in dit dossier geen rol van de organisatie.",
            andere_weg(s.actie, "Kies een collega."),
        )


@eis("norm B1", vooraf=True)
def iemand_draagt_haar(s: Situatie) -> Iterator[Bezwaarpunt]:
    """De zaak staat op iemands naam."""
    if s.zaak.get("behandelaar") is None:
        yield (
            "Deze zaak staat op niemands naam.",
            kan_niet(
                "norm B1", "Zij staat al bij Zonder behandelaar; wie er tijd voor heeft, neemt haar op."
            ),
        )


@eis("Awb 4:13, norm B1", vooraf=True)
def geen_termijn_nadert(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Geen termijn nadert of is voorbij: dan blijft een zaak in beeld."""
    al_gemeld = any(
        t["gehad"] for t in s.zaak["termijnen"].values() if t["stand"] in ("lopend", "overschreden")
    )
    if al_gemeld or any(dag <= s.vandaag for dag in lopende_einden(s)):
        hulp = "Doe de volgende stap, of schuif de einddatum op waar dat mag."
        yield (
            "Een termijn van deze zaak nadert of is voorbij. De zaak blijft bij uw werk staan.",
            kan_niet("Awb 4:13", hulp),
        )


@eis("Awb 4:13, norm B1")
def niet_voorbij_een_einddatum(s: Situatie) -> Iterator[Bezwaarpunt]:
    """De dag ligt na vandaag, niet na de eerste einddatum en niet verder dan drie maanden weg."""
    eerste, tot = min(lopende_einden(s), default=None), s.gegevens.tot
    laatste = s.vandaag + timedelta(days=LANGST_WEG)
    if tot <= s.vandaag:
        yield "Deze dag is al geweest of is vandaag.", andere_weg(s.actie, "Kies een dag na vandaag.")
    elif eerste is not None and tot > eerste:
        zin = f"De eerste einddatum van deze zaak is {voluit(eerste)}."
        yield zin, andere_weg(s.actie, "Kies die dag of een eerdere.")
    elif tot > laatste:
        zin = "Zo lang mag een zaak niet buiten beeld blijven."
        yield zin, andere_weg(s.actie, f"Kies uiterlijk {voluit(laatste)}; daarna kan het opnieuw.")


@eis("rustige berichten", vooraf=True)
def vandaag_nog_niet_herinnerd(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Vandaag is in deze zaak nog niet herinnerd."""
    if s.dag_van_actie(HERINNER) == s.vandaag:
        yield "In deze zaak is vandaag al herinnerd.", vanaf(s.vandaag + timedelta(days=1))


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
        (titel, uitleg), (model, meer) = WOORDEN[actie], vorm
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
        *_vrij_en_herinnerd(open_, door, eisen),
        _kennisneming(bij),
        act("corrigeer", correctie),
    )


def _vrij_en_herinnerd(
    open_: tuple[str, ...], door: tuple[Rol, ...], eisen: tuple[Eis, ...]
) -> tuple[Overgang, ...]:
    """Letting go of a zaak, and asking attention of whoever is to act."""
    return (
        handeling(
            "geef_vrij",
            open_,
            door=door,
            gegevens=Vrijgave,
            titel="Vrijgeven",
            uitleg="De zaak staat daarna op niemands naam. Wie er tijd voor heeft, neemt haar op.",
            eisen=(*eisen, iemand_draagt_haar),
            geeft_vrij=True,
        ),
        handeling(
            "leg_weg",
            open_,
            door=door,
            gegevens=Weglegging,
            titel="Wegleggen tot een dag",
            uitleg="De zaak staat tot die dag niet bij het werk van wie haar draagt. Het team ziet haar wel. Alles wat gebeurt, brengt haar terug.",
            eisen=(*eisen, iemand_draagt_haar, geen_termijn_nadert, niet_voorbij_een_einddatum),
            rust_tot="tot",
        ),
        handeling(
            HERINNER,
            open_,
            door=door,
            gegevens=Herinnering,
            titel="Herinneren",
            uitleg="Wie aan de beurt is, krijgt bericht. Ten hoogste een keer per dag in een zaak.",
            eisen=(*eisen, vandaag_nog_niet_herinnerd),
            bericht=Bericht("herinnerd", HERINNERD, gekozen="functies"),
        ),
    )


def _kennisneming(bij: tuple[str, ...]) -> Overgang:
    return handeling(
        "neem_kennis",
        bij,
        door=Rol.DIRECTEUR_BESTUURDER,
        gegevens=Kennisneming,
        titel="Kennisnemen van een overschrijding",
        uitleg="De bestuurder weet dat een termijn voorbij is en zegt wat er gebeurt.",
        norm="norm B1",
        eisen=er_is_een_overschrijding,
        na_afloop=True,
    )
