"""The conditions of a plan until it is established: everybody was heard, agreed, on this very text (domein.md 4)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg, eerst
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.opp import HOORRECHT, NIET, WET, versie

Punten = Iterator[Bezwaarpunt]
HOORRECHT_VANAF = date(2025, 8, 1)  # plans that were established earlier are not judged by it
HALF_JAAR = timedelta(days=183)
MET_COMMISSIE = ("so", "vso")  # schools with a commissie voor de begeleiding
PARTIJ = {"ouders": Rol.OUDER, "leerling": Rol.LEERLING}


def _nr(s: Situatie, *acties: str) -> int:
    """The entry of the latest of these actions; 0 when none was done."""
    return max((s.zaak["gedaan"][a]["nr"] for a in acties if a in s.zaak["gedaan"]), default=0)


def _partij(s: Situatie) -> str:
    return str(s.gegeven("begin_plan", "partij"))


# ---------------------------------------------------------------- begin


@eis(WET)
def dag_is_denkbaar(s: Situatie) -> Punten:
    """De zes weken tellen vanaf een dag die niet ver in de toekomst ligt."""
    if s.gegevens.telt_vanaf > s.dag + HALF_JAAR:
        hulp = "Vul de dag van inschrijving of plaatsing in; begin het plan ten hoogste een half jaar eerder."
        yield (
            "De dag vanaf wanneer de zes weken tellen, ligt te ver in de toekomst.",
            andere_weg(s.actie, hulp),
        )


@eis("één kind, één plan")
def nog_geen_plan(s: Situatie) -> Punten:
    """De leerling heeft nog geen plan dat loopt."""
    for zaak in s.van_workflow("opp"):
        if not zaak["klaar"]:
            hulp = f"Ga verder in {zaak['zaak']}, of rond dat plan eerst af."
            yield f"Deze leerling heeft al een plan: {zaak['zaak']}.", eerst("rond_af", hulp)


# ---------------------------------------------------------------- horen en overleggen


@eis(HOORRECHT)
def inbreng_of_wil_niet(s: Situatie) -> Punten:
    """Er staat wat de leerling wil, of dat hij niets wil zeggen."""
    if s.gegevens.hoe != NIET and not s.gegevens.inbreng:
        hulp = "Schrijf op wat de leerling wil, of kies dat de leerling niets wil zeggen."
        yield "De inbreng van de leerling ontbreekt.", andere_weg(s.actie, hulp)


@eis(WET)
def overleg_met_wie_instemt(s: Situatie) -> Punten:
    """Er is overlegd met wie instemt, en er staat waarover men het niet eens is."""
    if _partij(s) not in s.gegevens.met:
        hulp = f"Overleg met de {_partij(s)} en leg het daarna vast."
        yield f"Er is niet met de {_partij(s)} overlegd.", andere_weg(s.actie, hulp)
    if s.gegevens.eens != "ja" and not s.gegevens.waarover_niet:
        hulp = "Schrijf op waarover u het nog niet eens bent."
        yield "Er staat niet waarover men het oneens is.", andere_weg(s.actie, hulp)


@eis(WET, vooraf=True)
def overleg_ging_vooraf(s: Situatie) -> Punten:
    """Voor dit voorstel is overlegd, ook opnieuw na een bijstelling of als er geen instemming kwam."""
    if _nr(s, "voer_overleg") < _nr(s, "begin_plan", "stel_bij", "onthoud_instemming"):
        yield (
            "Over dit voorstel is nog niet overlegd.",
            eerst("voer_overleg", "Voer eerst het overleg dat op overeenstemming is gericht."),
        )


@eis(HOORRECHT, vooraf=True)
def leerling_kon_iets_zeggen(s: Situatie) -> Punten:
    """De leerling kon zeggen wat hij wil, voor elke versie van het plan."""
    if _partij(s) == "leerling" or s.vandaag < HOORRECHT_VANAF:
        return
    if _nr(s, "hoor_leerling") < _nr(s, "begin_plan", "stel_bij"):
        yield (
            "De leerling kon nog niets zeggen over dit plan.",
            eerst("hoor_leerling", "Hoor eerst de leerling."),
        )


@eis(HOORRECHT)
def invloed_van_inbreng_staat_erin(s: Situatie) -> Punten:
    """Er staat wat er met de inbreng van de leerling is gedaan."""
    if s.gegeven("hoor_leerling", "hoe", NIET) != NIET and not s.gegevens.invloed:
        hulp = "Schrijf wat de inbreng van de leerling in het plan heeft veranderd, of waarom niet."
        yield "Er staat niet wat er met de inbreng van de leerling is gedaan.", andere_weg(s.actie, hulp)


@eis("WEC 40b en 41")
def commissie_gaf_advies(s: Situatie) -> Punten:
    """In het speciaal onderwijs adviseerde de commissie voor de begeleiding."""
    school = s.registers.op("scholen", s.dossier.get("school") or "", s.dag)
    if school is None or school.get("soort") not in MET_COMMISSIE:
        return
    if s.gegevens.advies_op is None or s.gegevens.advies_op > s.dag:
        hulp = "Vraag het advies van de commissie voor de begeleiding en vul de dag in."
        yield "Het advies van de commissie voor de begeleiding ontbreekt.", andere_weg(s.actie, hulp)


@eis("3.2.3")
def begeleiding_dient_een_doel(s: Situatie) -> Punten:
    """Elk doel heeft een eigen kenmerk en ten minste één regel begeleiding."""
    doelen = [d.id for d in s.gegevens.doelen]
    regels = {b.doel for b in s.gegevens.handelingsdeel}
    if not doelen or len(set(doelen)) < len(doelen):
        yield (
            "Het plan heeft geen doel, of twee doelen met hetzelfde kenmerk.",
            andere_weg(s.actie, "Geef elk doel een eigen kenmerk."),
        )
    if set(doelen) != regels:
        hulp = f"Schrijf per doel welke begeleiding er is: {', '.join(doelen)}."
        yield "Het handelingsdeel past niet bij de doelen.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- instemmen en vaststellen


@eis(WET, vooraf=True)
def juiste_partij(s: Situatie) -> Punten:
    """Wie zelf instemt, is degene van wie de wet de instemming vraagt."""
    if s.rol in PARTIJ.values() and s.rol is not PARTIJ[_partij(s)]:
        zin = f"Bij dit plan stemt in: de {_partij(s)}."
        yield zin, ander(PARTIJ[_partij(s)])


@eis(WET)
def dit_is_het_plan(s: Situatie) -> Punten:
    """Het gaat om precies het plan dat is voorgelegd."""
    if s.gegevens.plan_hash != s.gegeven("leg_voor", "plan_hash"):
        hulp = "Neem het plan dat is voorgelegd. Is het veranderd, leg dan eerst het nieuwe voor."
        yield "Dit is niet het plan dat is voorgelegd.", andere_weg(s.actie, hulp)


@eis(WET)
def niet_voor_het_voorstel(s: Situatie) -> Punten:
    """Instemmen en vaststellen gebeurt niet op een dag voor het voorstel."""
    vorige = "stem_in" if s.actie == "stel_vast" else "leg_voor"
    dag = s.dag_van_actie(vorige)
    if dag is not None and s.dag < dag:
        hulp = f"Vul een dag in vanaf {voluit(dag)}."
        yield "De dag ligt voor de stap waarop deze volgt.", andere_weg(s.actie, hulp)


@eis(WET)
def getekend_of_zelf(s: Situatie) -> Punten:
    """Legt de school de instemming vast, dan ligt het getekende stuk erbij."""
    if s.rol not in PARTIJ.values() and s.gegevens.stuk_hash is None:
        hulp = "Voeg het getekende stuk toe, of laat de ouders of de leerling zelf instemmen."
        yield "Het getekende stuk ontbreekt.", andere_weg(s.actie, hulp)


@voorwaarde
def er_is_een_plan(s: Situatie) -> bool:
    """Er is eerder een versie van het plan vastgesteld."""
    return versie(s) > 0


@eis(WET, vooraf=True)
def nooit_vastgesteld(s: Situatie) -> Punten:
    """Intrekken kan zolang het plan niet is vastgesteld."""
    if versie(s):
        hulp = "Dit plan is al vastgesteld. Beëindig het, of zet de bijstelling voort."
        yield "Dit plan is al vastgesteld.", andere_weg("beeindig_voortijdig", hulp)


@eis(WET, vooraf=True)
def ooit_vastgesteld(s: Situatie) -> Punten:
    """Beëindigen kan als er een plan is vastgesteld."""
    if not versie(s):
        yield "Er is nog geen plan vastgesteld.", andere_weg("trek_in", "Trek het voorstel in.")
