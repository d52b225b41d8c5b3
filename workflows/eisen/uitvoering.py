"""The conditions of the execution: contact, property, revision, pausing (KSO 3.2)."""

from collections.abc import Iterator
from datetime import timedelta

from kernproces.datum import voluit
from kernproces.taal.beletsel import andere_weg, eerst, kan_niet
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.eisen.intake import leerling_is_klant
from workflows.eisen.jaarevaluatie import LOOPT, evaluatiegrens, lopende_evaluatietermijn
from workflows.gegevens.overeenkomst import doelen_van
from workflows.gegevens.uitvoering import huidige_planversie, niet_terug
from workflows.termijnen.kernproces import CONTACT

Punten = Iterator[Bezwaarpunt]


def _contact_loopt(s: Situatie) -> bool:
    return s.zaak["termijnen"].get(CONTACT.id, {}).get("stand") in LOOPT


@voorwaarde
def contact_loopt(s: Situatie) -> bool:
    """Er is echt contact geweest, en het afgesproken contact loopt."""
    return s.gegevens.bereikt == "ja" and _contact_loopt(s)


@voorwaarde
def geen_contact_gepland(s: Situatie) -> bool:
    """Er is een overeenkomst, en er loopt geen termijn voor het volgende contact."""
    return s.gedaan("sluit_overeenkomst") and not _contact_loopt(s)


@voorwaarde
def geen_evaluatie_gepland(s: Situatie) -> bool:
    """Er is een overeenkomst, en er loopt geen jaarlijkse evaluatie."""
    return s.gedaan("sluit_overeenkomst") and lopende_evaluatietermijn(s.zaak) is None


def volgend_contact(s: Situatie) -> object:
    """The last day for the next contact, by the rhythm that was agreed."""
    dagen = getattr(s.gegevens, "contact_dagen", None) or s.gegeven("sluit_overeenkomst", "contact_dagen", 42)
    return s.dag + timedelta(days=dagen)


@eis("3.2.4")
def contact_met_iemand(s: Situatie) -> Punten:
    """Er staat met wie het contact was."""
    if not s.gegevens.met_wie:
        yield "Er staat niet met wie er contact was.", andere_weg(s.actie, "Kies ten minste één betrokkene.")


@eis("3.2.5")
def eigen_kenmerk(s: Situatie) -> Punten:
    """Het kenmerk is nog niet gebruikt in dit dossier."""
    if s.gegevens.id in {e["gegevens"]["id"] for e in s.verzameld("eigendommen")}:
        yield f"Het kenmerk {s.gegevens.id} bestaat al.", andere_weg(s.actie, "Kies een ander kenmerk.")


@eis("3.2.5", vooraf=True)
def iets_in_bewaring(s: Situatie) -> Punten:
    """Er is eigendom in bewaring."""
    if niet_terug(s):
        return
    zin = "Er is geen eigendom in bewaring."
    if s.zaak["klaar"]:
        yield zin, kan_niet("3.2.5", "Er is niets meer van deze klant in bewaring.")
    else:
        yield zin, eerst("registreer_eigendom", "Registreer eerst het eigendom.")


@eis("3.2.5")
def eigendom_is_hier(s: Situatie) -> Punten:
    """Wat wordt teruggegeven, is hier nog in bewaring."""
    hier = niet_terug(s)
    if hier and (not s.gegevens.eigendommen or set(s.gegevens.eigendommen) - hier):
        yield (
            "Noem eigendommen die hier nog zijn.",
            andere_weg(s.actie, f"Nog hier: {', '.join(sorted(hier))}."),
        )


@eis("3.2.5")
def verloren_eigendom_was_hier(s: Situatie) -> Punten:
    """Wat kwijt of beschadigd is, was hier in bewaring, en de eigenaar weet het."""
    hier = niet_terug(s)
    if hier and s.gegevens.eigendom not in hier:
        zin = "Dit eigendom is hier niet in bewaring."
        yield zin, andere_weg(s.actie, f"Nog hier: {', '.join(sorted(hier))}.")
    if s.gegevens.eigenaar_weet_het_op > s.vandaag:
        hulp = "Vertel het de eigenaar en vul de dag in waarop dat was."
        yield "De eigenaar weet het nog niet.", andere_weg(s.actie, hulp)


@eis("3.1.7", vooraf=True)
def plan_hoort_bij_leerling(s: Situatie) -> Punten:
    """Er is een leerling voor wie een plan wordt vastgesteld."""
    if not leerling_is_klant(s):
        yield "De klant is een school; er is geen plan van een leerling.", kan_niet("3.1.7")


@eis("WPO 40a, WEC 41a, WVO 2.44")
def plan_na_overleg(s: Situatie) -> Punten:
    """Het plan is vastgesteld na overleg en met instemming."""
    if max(s.gegevens.overleg_op, s.gegevens.instemming_op) > s.dag:
        yield (
            "Het overleg of de instemming is van na de vaststelling.",
            andere_weg(s.actie, "Vul de juiste dagen in."),
        )


@eis("3.2.2")
def aanleiding_bestaat(s: Situatie) -> Punten:
    """De evaluatie, afwijking of klacht die de aanleiding is, staat in dit dossier."""
    if s.gegevens.oorzaak == "evaluatie" and not any(
        "leg_vast" in z["gedaan"] for z in s.van_workflow("evaluatie")
    ):
        hulp = "Leg eerst de evaluatie vast, of kies een andere aanleiding."
        yield "Er is nog geen evaluatie vastgelegd in dit dossier.", andere_weg(s.actie, hulp)
    if s.gegevens.oorzaak == "afwijking" and not s.van_workflow("afwijking"):
        hulp = "Registreer eerst de afwijking, of kies een andere aanleiding."
        yield "Er is geen afwijking geregistreerd in dit dossier.", andere_weg(s.actie, hulp)
    if s.gegevens.oorzaak == "klacht" and not s.van_workflow("klacht"):
        hulp = "Leg eerst de klacht vast, of kies een andere aanleiding."
        yield "Er is geen klacht ontvangen in dit dossier.", andere_weg(s.actie, hulp)


@eis("3.1.6", vooraf=True)
def had_overeenkomst(s: Situatie) -> Punten:
    """Er is een overeenkomst gesloten; zonder afspraken is er geen plan om bij te stellen."""
    if not s.gedaan("sluit_overeenkomst"):
        hulp = "Beëindig dit dossier en registreer een nieuwe aanmelding."
        yield "In dit dossier is nooit een overeenkomst gesloten.", kan_niet("3.1.6", hulp)


@eis("3.2.2")
def volgende_planversie(s: Situatie) -> Punten:
    """De nieuwe versie volgt op de vorige."""
    goed = huidige_planversie(s) + 1
    if s.gegevens.planversie != goed:
        yield f"De volgende versie van het plan is {goed}.", andere_weg(s.actie, f"Vul versie {goed} in.")


@eis("3.2.3")
def wijziging_dient_doel(s: Situatie) -> Punten:
    """Elke wijziging noemt een bekend doel."""
    nieuw = [d.id for d in s.gegevens.nieuwe_doelen]
    oud = doelen_van(s.zaak)
    if set(nieuw) & set(oud) or len(set(nieuw)) < len(nieuw):
        yield (
            "Een nieuw doel heeft een kenmerk dat al bestaat.",
            andere_weg(s.actie, "Geef elk doel een eigen kenmerk."),
        )
    if not s.gegevens.wijzigingen:
        yield "Er staat geen wijziging.", andere_weg(s.actie, "Schrijf wat er verandert, en voor welk doel.")
    for wijziging in s.gegevens.wijzigingen:
        if not wijziging.doelen or set(wijziging.doelen) - {*oud, *nieuw}:
            hulp = f"Kies uit: {', '.join([*oud, *nieuw])}."
            yield "Een wijziging noemt geen bekend doel.", andere_weg(s.actie, hulp)


@eis("3.2.2, WPO 40a (hoorrecht)")
def overleg_gevoerd(s: Situatie) -> Punten:
    """De ouders en de leerling zijn geraadpleegd; bij een school de school."""
    met = {o.met for o in s.gegevens.overleg if o.op <= s.dag}
    if not leerling_is_klant(s):
        if "school" not in met:
            yield (
                "Er is niet met de school overlegd.",
                andere_weg(s.actie, "Overleg met de school en leg het vast."),
            )
        return
    if "ouders" not in met:
        yield (
            "Er is niet met de ouders overlegd.",
            andere_weg(s.actie, "Overleg met de ouders en leg het vast."),
        )
    if "leerling" not in met and not s.gegevens.reden_leerling_niet:
        hulp = "Overleg met de leerling, of schrijf waarom dat niet kon."
        yield "Er is niet met de leerling overlegd.", andere_weg(s.actie, hulp)


@eis("WPO 40a, WEC 41a, WVO 2.44")
def instemming_handelingsdeel(s: Situatie) -> Punten:
    """Een gewijzigd handelingsdeel heeft de instemming van de ouders."""
    g = s.gegevens
    if (
        g.handelingsdeel == "gewijzigd"
        and leerling_is_klant(s)
        and (g.instemming_op is None or g.instemming_op > s.dag)
    ):
        yield (
            "De ouders stemden nog niet in met het handelingsdeel.",
            andere_weg(s.actie, "Vul in wanneer zij instemden."),
        )


@eis("3.2.2")
def volgende_evaluatie_gepland(s: Situatie) -> Punten:
    """De volgende evaluatie ligt op tijd."""
    grens = evaluatiegrens(s.zaak, s.dag)
    if not s.dag <= s.gegevens.volgende_evaluatie <= grens:
        zin = f"De volgende evaluatie ligt niet tussen vandaag en {voluit(grens)}."
        yield zin, andere_weg(s.actie, f"Kies een dag tot en met {voluit(grens)}.")


@eis("3.2.2")
def herbeoordeling_op_tijd(s: Situatie) -> Punten:
    """De dag waarop opnieuw wordt gekeken, ligt binnen een half jaar."""
    if not s.dag < s.gegevens.herbeoordeling <= s.dag + timedelta(days=183):
        yield (
            "Kies een dag na vandaag en binnen een half jaar.",
            andere_weg(s.actie, "Bijvoorbeeld over zes weken."),
        )
