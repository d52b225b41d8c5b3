"""The conditions of aanmelding and intake (KSO 3.1.1, 3.1.2)."""

from collections.abc import Iterator

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Remedie, andere_weg, kan_niet, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.intake import heeft_band

Punten = Iterator[Bezwaarpunt]
AANBOD_VELDEN = ("aanbod", "instroom", "communicatie")


@voorwaarde
def leerling_is_klant(s: Situatie) -> bool:
    """Het gaat om een leerling, direct of via de school."""
    return bool(s.gegeven("registreer", "klant") != "school")


@voorwaarde
def wij_zijn_een_school(s: Situatie) -> bool:
    """De organisatie is zelf een school en beslist over toelating."""
    return bool((s.registers.op("organisatie", "swv", s.dag) or {}).get("school"))


@eis("3.1.1")
def aanbod_vastgesteld(s: Situatie) -> Punten:
    """Voor de doelgroep zijn aanbod, instroom en communicatie vastgesteld."""
    doelgroep = s.gegevens.doelgroep
    versie = s.registers.op("aanbod", doelgroep, s.dag)
    if versie is None:
        yield (
            f"Voor de doelgroep {doelgroep} is op {voluit(s.dag)} geen aanbod vastgesteld.",
            _ander_aanbod(s),
        )
        return
    mist = [v for v in AANBOD_VELDEN if not versie.get(v)]
    if mist:
        yield f"Bij de doelgroep {doelgroep} is nog niet vastgesteld: {', '.join(mist)}.", _ander_aanbod(s)


def _ander_aanbod(s: Situatie) -> Remedie:
    """A doelgroep that has its aanbod, or the day from which this one has, or nothing."""
    geldig = [
        d for d, v in s.registers.alle_op("aanbod", s.dag).items() if all(v.get(x) for x in AANBOD_VELDEN)
    ]
    if geldig:
        return andere_weg(
            "registreer", f"Kies een doelgroep met een vastgesteld aanbod: {', '.join(geldig)}."
        )
    versies = s.registers.items.get("aanbod", {}).get(s.gegevens.doelgroep, ())
    later = [
        v["van"]
        for v in versies
        if (v.get("van") or "") > s.dag.isoformat() and all(v.get(x) for x in AANBOD_VELDEN)
    ]
    if later:
        return vanaf(type(s.dag).fromisoformat(min(later)))
    return kan_niet("3.1.1", "Laat de directeur-bestuurder eerst het aanbod voor deze doelgroep vaststellen.")


@eis("één kind, één plan, één regisseur")
def een_regisseur(s: Situatie) -> Punten:
    """Het dossier heeft precies één regisseur, en dat is een behandelaar."""
    wie = s.gegevens.regisseur
    if Rol.BEHANDELAAR not in s.rollen_van(wie, s.dag):
        yield (
            f"Wie u koos, is op {voluit(s.dag)} geen behandelaar.",
            andere_weg(s.actie, "Kies een behandelaar als regisseur."),
        )
    vorige = s.dossier.get("regisseur")
    if vorige and vorige != wie:
        yield (
            f"Dit dossier heeft al een regisseur: {vorige}.",
            andere_weg(s.actie, f"Noem {vorige} als regisseur."),
        )


@eis("Awb 2:4")
def regisseur_onafhankelijk(s: Situatie) -> Punten:
    """De regisseur hoort niet bij de school of het gezin."""
    if heeft_band(s, s.gegevens.regisseur):
        yield (
            "De regisseur hoort bij deze school of dit gezin.",
            andere_weg(s.actie, "Kies een andere regisseur."),
        )


@eis("3.1.2")
def eisen_geinventariseerd(s: Situatie) -> Punten:
    """Er zijn expliciete, impliciete en wettelijke eisen, wensen en mogelijkheden, of er staat waarom niet."""
    soorten = {e.soort for e in s.gegevens.eisen}
    verklaard = {g.soort for g in s.gegevens.geen}
    for soort, titel in _SOORTEN.items():
        if soort in soorten or soort in verklaard:
            continue
        of = "" if soort in {"expliciet", "wettelijk"} else " Of schrijf waarom die er niet zijn."
        yield f"Er staat nog geen {titel}.", andere_weg(s.actie, f"Leg ten minste één {titel} vast.{of}")
    if dubbel := soorten & verklaard:
        yield (
            f"Er staat wel en niet iets bij: {', '.join(sorted(dubbel))}.",
            andere_weg(s.actie, "Haal een van beide weg."),
        )


_SOORTEN = {
    "expliciet": "expliciete eis",
    "impliciet": "impliciete eis",
    "wens": "wens",
    "mogelijkheid": "mogelijkheid",
    "wettelijk": "wettelijke eis",
}


@eis("3.1.2")
def wettelijke_eis_heeft_artikel(s: Situatie) -> Punten:
    """Bij elke wettelijke eis staat het artikel."""
    zonder = [e.id for e in s.gegevens.eisen if e.soort == "wettelijk" and not e.artikel]
    if zonder:
        yield f"Het wetsartikel mist bij: {', '.join(zonder)}.", andere_weg(s.actie, "Vul het artikel in.")


@eis("3.1.2")
def kenmerken_uniek(s: Situatie) -> Punten:
    """Elk punt en elk doel heeft een eigen kenmerk."""
    kenmerken = [e.id for e in s.gegevens.eisen] + [d.id for d in s.gegevens.doelen]
    if dubbel := sorted({k for k in kenmerken if kenmerken.count(k) > 1}):
        yield (
            f"Dit kenmerk komt vaker voor: {', '.join(dubbel)}.",
            andere_weg(s.actie, "Geef elk punt een eigen kenmerk."),
        )


@eis("3.1.2")
def doelen_gesteld(s: Situatie) -> Punten:
    """Er is ten minste één doel, met een streefdatum na vandaag."""
    if not s.gegevens.doelen:
        yield "Er is nog geen doel gesteld.", andere_weg(s.actie, "Leg ten minste één meetbaar doel vast.")
    laat = [d.id for d in s.gegevens.doelen if d.streefdatum <= s.dag]
    if laat:
        yield (
            f"De streefdatum ligt niet na de intake bij: {', '.join(laat)}.",
            andere_weg(s.actie, "Kies een latere datum."),
        )


@eis("WPO 40a, WEC 41a, WVO 2.44 (hoorrecht)")
def leerling_gehoord(s: Situatie) -> Punten:
    """De leerling is gehoord (wanneer, hoe en wat), of er staat waarom niet."""
    g = s.gegevens
    if not leerling_is_klant(s) or g.reden_niet_gehoord:
        return
    mist = [
        t
        for t, w in (("wanneer", g.gehoord_op), ("hoe", g.gehoord_hoe), ("wat", g.inbreng_leerling))
        if not w
    ]
    if mist:
        hulp = "Hoor de leerling en vul dit in, of schrijf waarom dat niet kon."
        yield f"De leerling is nog niet gehoord; er mist: {', '.join(mist)}.", andere_weg(s.actie, hulp)
    elif g.gehoord_op > s.dag:
        yield (
            "Het gesprek met de leerling ligt na de intake.",
            andere_weg(s.actie, "Vul de dag van het gesprek in."),
        )
