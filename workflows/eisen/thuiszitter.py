"""The conditions around a pupil at home: long enough, a real coach, an agreed plan, a place that is attended (domein.md 10.6)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.thuiszitter import langdurig_vanaf

Punten = Iterator[Bezwaarpunt]
WEEK = timedelta(days=7)


# ---------------------------------------------------------------- signaal en melding


@eis("norm N5")
def eerste_dag_is_geweest(s: Situatie) -> Punten:
    """De eerste dag van afwezigheid ligt niet in de toekomst."""
    if s.gegevens.eerste_verzuimdag > s.dag:
        hulp = "Vul de eerste dag in waarop de leerling afwezig was."
        yield "De eerste dag van afwezigheid ligt in de toekomst.", andere_weg(s.actie, hulp)


def uiterlijk_melden(s: Situatie) -> date:
    """When four weeks are over; a week from now when they are already, or when the pupil is enrolled nowhere."""
    g = s.gegevens
    vier_weken = langdurig_vanaf(g.eerste_verzuimdag) - timedelta(days=1)
    bijna: date = s.dag + WEEK
    return bijna if g.soort == "absoluut" else max(vier_weken, bijna)


def _bekend(s: Situatie) -> tuple[str, date]:
    """Kind and first day: as the report says; before it is filled in, as the signal said."""
    bron: Any = s.gegevens
    if bron is not None:
        return bron.soort, bron.eerste_verzuimdag
    return s.gegeven("signaleer", "soort"), date.fromisoformat(s.gegeven("signaleer", "eerste_verzuimdag"))


@eis("norm N5, LPW 21a", vooraf=True)
def langer_dan_vier_weken_of_absoluut(s: Situatie) -> Punten:
    """De leerling is langer dan vier weken afwezig, of staat nergens ingeschreven."""
    soort, eerste_dag = _bekend(s)
    dag = langdurig_vanaf(eerste_dag)
    if soort == "absoluut" or s.dag >= dag:
        return
    zin = f"De leerling is nog geen vier weken afwezig (vanaf {voluit(eerste_dag)})."
    if dag > s.vandaag:
        hulp = f"Melden kan vanaf {voluit(dag)}. Klopt de eerste dag of de soort niet, werk dan eerst het signaal bij."
        yield zin, vanaf(dag, hulp)
    else:
        yield zin, andere_weg(s.actie, f"Vul als dag van de melding een dag vanaf {voluit(dag)} in.")


@eis("norm N5")
def coach_is_verzuimcoach(s: Situatie) -> Punten:
    """Wie wordt toegewezen, is vandaag verzuimcoach."""
    if Rol.VERZUIMCOACH not in s.rollen_van(s.gegevens.coach):
        hulp = "Kies iemand met de rol verzuimcoach."
        yield "Deze persoon is vandaag geen verzuimcoach.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- plan


@eis("WPO 40a, WEC 41a, WVO 2.44")
def plan_na_overleg_en_instemming(s: Situatie) -> Punten:
    """Het plan is vastgesteld na overleg met de ouders en met hun instemming met het handelingsdeel."""
    g = s.gegevens
    if max(g.overleg_op, g.instemming_op) > s.dag:
        hulp = "Vul de dagen in waarop het overleg en de instemming waren."
        yield "Het overleg of de instemming is van na de vaststelling.", andere_weg(s.actie, hulp)
    if g.instemming_op < g.overleg_op:
        hulp = "Eerst is er overleg, daarna stemmen de ouders in."
        yield "De instemming is van voor het overleg.", andere_weg(s.actie, hulp)


@eis("WPO 40a, WEC 41a, WVO 2.44 (hoorrecht)")
def leerling_gehoord(s: Situatie) -> Punten:
    """De leerling is gevraagd wat hij wil, of er staat waarom niet."""
    if not s.gegevens.inbreng_leerling and not s.gegevens.reden_geen_inbreng:
        hulp = "Vul in wat de leerling wil, of waarom dat niet is gevraagd."
        yield "De inbreng van de leerling ontbreekt.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- plek


@eis("norm N5")
def school_staat_in_register(s: Situatie) -> Punten:
    """De school van de plek staat in het register van scholen."""
    if s.registers.op("scholen", s.gegevens.school, s.dag) is None:
        hulp = "Kies een school uit het register; ook bij een plek buiten school is de leerling ergens ingeschreven."
        yield "Deze school staat niet in het register.", andere_weg(s.actie, hulp)


@eis("norm N6")
def ouders_zijn_akkoord(s: Situatie) -> Punten:
    """De ouders zijn akkoord met de plek."""
    if s.gegevens.ouders_akkoord_op > s.dag:
        hulp = (
            "Vul de dag in waarop de ouders akkoord gingen. Zijn zij dat niet, zoek dan verder of escaleer."
        )
        yield "De ouders zijn nog niet akkoord met deze plek.", andere_weg(s.actie, hulp)


@eis("norm N5", vooraf=True)
def plek_is_begonnen(s: Situatie) -> Punten:
    """De eerste dag op de plek is er."""
    begin = date.fromisoformat(s.gegeven("vind_plek", "begint_op"))
    if begin > s.vandaag:
        yield (
            f"De leerling begint pas op {voluit(begin)}; geplaatst is pas wie er is.",
            vanaf(begin, f"Plaatsen kan vanaf {voluit(begin)}, als de leerling er is."),
        )


@eis("norm N5")
def aanwezigheid_is_bevestigd(s: Situatie) -> Punten:
    """De leerling is op de plek gezien, op of na de eerste dag."""
    begin = date.fromisoformat(s.gegeven("vind_plek", "begint_op"))
    if s.gegevens.aanwezig_op > s.dag:
        yield (
            "De dag waarop de leerling is gezien, ligt in de toekomst.",
            andere_weg(s.actie, "Vul de dag in waarop de leerling er was."),
        )
    if s.gegevens.aanwezig_op < begin <= s.vandaag:
        yield (
            f"De leerling kan niet gezien zijn voor de eerste dag op de plek ({voluit(begin)}).",
            andere_weg(s.actie, "Vul de dag in waarop de leerling op deze plek was."),
        )


@eis("LPW 21a")
def leerplicht_weet_het(s: Situatie) -> Punten:
    """Leerplicht is ingelicht over de plaatsing."""
    if s.gegevens.leerplicht_bericht_op > s.dag:
        hulp = "Licht leerplicht in en vul de dag in waarop dat was."
        yield "Leerplicht is nog niet ingelicht.", andere_weg(s.actie, hulp)


@eis("norm N5")
def leerling_is_er_nog(s: Situatie) -> Punten:
    """De leerling is na de plaatsing nog op de plek gezien."""
    geplaatst = date.fromisoformat(s.gegeven("plaats", "aanwezig_op"))
    if not geplaatst <= s.gegevens.nog_aanwezig_op <= s.dag:
        hulp = f"Vul een dag in van {voluit(geplaatst)} tot en met vandaag waarop de leerling er was."
        yield "Deze dag ligt niet tussen de plaatsing en vandaag.", andere_weg(s.actie, hulp)


@eis("Thuiszitterspact 2016")
def met_iemand_gesproken(s: Situatie) -> Punten:
    """Er staat met wie de doorbraak is besproken."""
    if not s.gegevens.met:
        yield "Er staat niet met wie is gesproken.", andere_weg(s.actie, "Kies met wie er is gesproken.")


# ---------------------------------------------------------------- anders gesloten


@eis("LPW 5, 5a, 11, 15")
def vrijstelling_heeft_artikel(s: Situatie) -> Punten:
    """Een vrijstelling noemt het artikel waarop zij rust."""
    if s.gegevens.vrijstelling_artikel is None:
        yield "Het artikel van de vrijstelling ontbreekt.", andere_weg(s.actie, "Kies het artikel.")


@voorwaarde
def grond_is_vrijstelling(s: Situatie) -> bool:
    """De leerling heeft een vrijstelling."""
    return bool(s.gegevens.grond == "vrijstelling")


@voorwaarde
def grond_is_verhuisd(s: Situatie) -> bool:
    """De leerling is verhuisd."""
    return bool(s.gegevens.grond == "verhuisd")


@voorwaarde
def grond_is_leeftijd(s: Situatie) -> bool:
    """De leerling is te oud voor de leerplicht."""
    return bool(s.gegevens.grond == "leeftijd_bereikt")
