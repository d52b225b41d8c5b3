"""The conditions of an afwijking: an owner, a day, the client consulted, a new measure after a poor effect (KSO 3.2.7)."""

from collections.abc import Iterator

from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg, eerst
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.afwijking import school_is_klant

Punten = Iterator[Bezwaarpunt]


@voorwaarde
def is_ernstig(s: Situatie) -> bool:
    """De melding is ernstig."""
    return bool(s.gegevens.ernst == "ernstig")


@voorwaarde
def effect_is_voldoende(s: Situatie) -> bool:
    """Het effect van de maatregel is voldoende."""
    return bool(s.gegevens.effect == "voldoende")


def _wacht_op_nieuwe_maatregel(s: Situatie) -> bool:
    """The effect was judged after the last measure was agreed; here, before the measure is carried out, so: poor."""
    oordeel, bepaald = (s.zaak["gedaan"].get(a) for a in ("beoordeel_effect", "bepaal_maatregel"))
    return bool(oordeel and bepaald and oordeel["nr"] > bepaald["nr"])


@eis("3.2.7", vooraf=True)
def maatregel_is_nodig(s: Situatie) -> Punten:
    """Er is nog geen maatregel, of het effect van de vorige was onvoldoende."""
    if s.gedaan("bepaal_maatregel") and not _wacht_op_nieuwe_maatregel(s):
        hulp = "Voer de maatregel uit; na het oordeel over het effect kan er een nieuwe komen."
        yield "Er is al een maatregel afgesproken.", andere_weg("voer_uit", hulp)


@eis("3.2.7")
def eigenaar_bekend(s: Situatie) -> Punten:
    """Wie voor de maatregel zorgt, staat vandaag met een rol in het register."""
    if not s.registers.mensen.rollen(s.gegevens.eigenaar, s.vandaag):
        hulp = "Kies iemand die vandaag in het register van mensen staat."
        yield "Deze persoon staat vandaag niet in het register.", andere_weg(s.actie, hulp)


@eis("3.2.7")
def dag_ligt_na_vandaag(s: Situatie) -> Punten:
    """De maatregel heeft een laatste dag die na vandaag ligt."""
    if s.gegevens.uiterlijk <= s.dag:
        yield "De laatste dag ligt niet na vandaag.", andere_weg(s.actie, "Kies een dag na vandaag.")


@eis("3.2.7")
def klant_geraadpleegd(s: Situatie) -> Punten:
    """De maatregel is afgestemd met de klant of de leerling: met wie, wanneer en hoe."""
    gesproken = s.gegevens.met_wie_afgestemd
    if any(a.op > s.dag for a in gesproken):
        hulp = "Vul de dag in waarop het overleg was."
        yield "Een afstemming ligt in de toekomst.", andere_weg(s.actie, hulp)
    klant = {"school"} if school_is_klant(s) else {"ouders", "leerling"}
    if not klant & {a.met for a in gesproken if a.op <= s.dag}:
        wie = "de school" if school_is_klant(s) else "de ouders of de leerling"
        hulp = f"Overleg met {wie} en leg vast wanneer en hoe."
        yield f"De maatregel is niet afgestemd met {wie}.", andere_weg(s.actie, hulp)


@eis("3.2.7", vooraf=True)
def zorgde_niet_voor_de_maatregel(s: Situatie) -> Punten:
    """Wie voor de maatregel zorgde, beoordeelt het effect niet zelf, ook niet via een vervanging."""
    if s.gegeven("bepaal_maatregel", "eigenaar") in s.identiteiten:
        rol = s.rol if s.rol is Rol.TEAMLEIDER else Rol.KWALITEITSMEDEWERKER
        hulp = "Laat het effect beoordelen door iemand die niet voor de maatregel zorgde."
        yield "U, of wie u vervangt, zorgde zelf voor de maatregel.", ander(rol, hulp)


@eis("3.2.7", vooraf=True)
def maatregel_is_afgesproken(s: Situatie) -> Punten:
    """Na een onvoldoende effect is er eerst een nieuwe maatregel afgesproken."""
    if _wacht_op_nieuwe_maatregel(s):
        hulp = "Bepaal eerst een nieuwe maatregel, in overleg met de klant."
        yield "Het effect van de vorige maatregel was onvoldoende.", eerst("bepaal_maatregel", hulp)
