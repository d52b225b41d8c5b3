"""The conditions of a steekproef: a fixed plan, something to draw from, judges without a stake, every case judged (R4-R6, R37)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg, eerst
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.gegevens.steekproef import past_functie
from workflows.soorten.steekproef import SOORTEN, Poolfunctie, Soort
from workflows.steekproeven.samenstelling import (
    beoordeeld_door,
    criteriumkeuzes,
    gevallen,
    populatie_volgens_plan,
    toegewezen_aan,
    vastgestelde_criteria,
    verschillen,
)

Punten = Iterator[Bezwaarpunt]


# ---------------------------------------------------------------- the plan and the draw


@eis("R37")
def criteria_vastgesteld(s: Situatie) -> Punten:
    """De criteria zijn vastgesteld en horen bij dit proces."""
    proces = SOORTEN[Soort(s.gegevens.soort)].workflow
    versie = s.registers.op("criteria", s.gegevens.criteria, s.dag)
    passend = [c for c, v in s.registers.alle_op("criteria", s.dag).items() if v.get("proces") == proces]
    hulp = (
        f"Kies uit: {', '.join(passend)}." if passend else "Laat eerst criteria vaststellen in het register."
    )
    if versie is None or not versie.get("criteria"):
        zin = f"Er zijn op {voluit(s.dag)} geen criteria vastgesteld onder de naam {s.gegevens.criteria}."
        yield zin, andere_weg(s.actie, hulp)
    elif versie.get("proces") != proces:
        yield f"Deze criteria zijn niet voor {proces}.", andere_weg(s.actie, hulp)


@eis("3.3.3")
def periode_klopt(s: Situatie) -> Punten:
    """De periode loopt van begin tot einde en niet verder dan vandaag."""
    if s.gegevens.tot < s.gegevens.van:
        yield "De periode eindigt voor zij begint.", andere_weg(s.actie, "Kies een latere einddatum.")
    if s.gegevens.tot > s.vandaag:
        hulp = "Kies een einddatum tot en met vandaag; de populatie staat dan vast."
        yield "De periode loopt door na vandaag.", andere_weg(s.actie, hulp)


@eis("R37")
def plan_blijft_zoals_aangekondigd(s: Situatie) -> Punten:
    """Het plan is aangekondigd; daarna verandert het niet meer."""
    if s.gegevens.nr == s.zaak["gedaan"]["plan"]["nr"]:
        hulp = "Trek deze steekproef in en maak een nieuw plan."
        yield (
            "Het plan van een steekproef verandert niet meer na de aankondiging.",
            andere_weg("trek_in", hulp),
        )


@eis("3.3.3", vooraf=True)
def populatie_niet_leeg(s: Situatie) -> Punten:
    """Er is ten minste één zaak om uit te trekken."""
    if not populatie_volgens_plan(s):
        regel = SOORTEN[Soort(s.gegeven("plan", "soort"))]
        van, tot = (voluit(date.fromisoformat(s.gegeven("plan", veld))) for veld in ("van", "tot"))
        zin = f"Er is geen zaak om uit te trekken: {regel.titel}, van {van} tot en met {tot}."
        yield zin, andere_weg("trek_in", "Trek deze steekproef in en maak een plan met een ruimere periode.")


# ---------------------------------------------------------------- who judges


@eis("3.3.3")
def elk_geval_verdeeld(s: Situatie) -> Punten:
    """Elk geval gaat naar zoveel verschillende beoordelaars als het plan vraagt."""
    bekend = [g["geval"] for g in gevallen(s)]
    regels = {(r.geval, r.beoordelaar) for r in s.gegevens.verdeling}
    nodig = s.gegeven("plan", "beoordelaars_per_zaak", 1)
    per_geval = Counter(geval for geval, _ in regels)
    if te_weinig := [g for g in bekend if per_geval[g] < nodig]:
        hulp = f"Geef elk geval ten minste {nodig} {'beoordelaar' if nodig == 1 else 'beoordelaars'}."
        yield f"Te weinig beoordelaars bij: {_gevallen(te_weinig)}.", andere_weg(s.actie, hulp)
    if vreemd := sorted(set(per_geval) - set(bekend)):
        hulp = f"De getrokken gevallen zijn: {_gevallen(bekend)}."
        yield f"Dit geval is niet getrokken: {_gevallen(vreemd)}.", andere_weg(s.actie, hulp)


@eis("geen rol, geen recht")
def beoordelaars_bevoegd(s: Situatie) -> Punten:
    """Elke beoordelaar heeft vandaag een rol die bij deze soort steekproef hoort, en kan bij de zaak."""
    regel = SOORTEN[Soort(s.gegeven("plan", "soort"))]
    mensen, school, betrokkenen = (
        s.registers.mensen,
        s.dossier.get("school"),
        s.dossier.get("betrokkenen", {}),
    )
    for wie in dict.fromkeys(r.beoordelaar for r in s.gegevens.verdeling):
        rollen = [r for r in mensen.rollen(wie, s.vandaag) if r in regel.beoordelaars]
        if not rollen:
            hulp = f"Kies iemand met de rol {', '.join(r.titel for r in regel.beoordelaars)}."
            yield f"{wie} beoordeelt deze soort steekproef niet.", andere_weg(s.actie, hulp)
        elif not any(mensen.hoort_bij(wie, r, s.vandaag, school, betrokkenen) for r in rollen):
            hulp = "Voeg deze persoon eerst toe aan het dossier, of kies een ander."
            yield f"{wie} hoort niet bij dit dossier.", andere_weg(s.actie, hulp)


@eis("R5, 3.3.3")
def niemand_eigen_werk(s: Situatie) -> Punten:
    """Niemand krijgt een zaak waaraan hij zelf werkte."""
    werkte = {g["geval"]: g["betrokken"] for g in gevallen(s)}
    for regel in s.gegevens.verdeling:
        if regel.beoordelaar in werkte.get(regel.geval, ()):
            hulp = f"Geef {_gevallen([regel.geval])} aan iemand die er niet aan werkte."
            yield (
                f"{regel.beoordelaar} werkte zelf aan {_gevallen([regel.geval])}.",
                andere_weg(s.actie, hulp),
            )


@eis("R5")
def pool_compleet(s: Situatie) -> Punten:
    """In een pool van deskundigen zit van elke functie iemand, die die functie heeft en die beoordeelt."""
    nodig = SOORTEN[Soort(s.gegeven("plan", "soort"))].functies
    beoordeelt = {r.beoordelaar for r in s.gegevens.verdeling}
    for lid in s.gegevens.pool:
        if not past_functie(s, lid.wie, Poolfunctie(lid.functie)):
            hulp = "Kies de functie waarin deze persoon geregistreerd staat."
            yield f"{lid.wie} staat niet geregistreerd als {_woord(lid.functie)}.", andere_weg(s.actie, hulp)
    actief = [lid for lid in s.gegevens.pool if lid.wie in beoordeelt]
    for functie in sorted(set(map(str, nodig)) - {str(lid.functie) for lid in actief}):
        hulp = "Voeg iemand met die functie toe aan de pool, en geef hem een geval."
        yield f"In de pool beoordeelt geen {_woord(functie)}.", andere_weg(s.actie, hulp)


def _gevallen(codes: Iterable[str]) -> str:
    """As one says them: geval 1, geval 2."""
    return ", ".join(code.replace("-", " ") for code in codes)


def _woord(code: str) -> str:
    return str(code).replace("_", " ").replace("coordinator", "coördinator")


# ---------------------------------------------------------------- judging


@eis("3.3.3", vooraf=True)
def u_bent_beoordelaar(s: Situatie) -> Punten:
    """Wie beoordeelt, kreeg ten minste één geval toegewezen."""
    if not toegewezen_aan(s, s.identiteiten):
        rol = _rol_van_een_beoordelaar(s)
        yield "U kreeg geen geval om te beoordelen.", ander(rol, "Een toegewezen beoordelaar doet dit.")


def _rol_van_een_beoordelaar(s: Situatie) -> Rol:
    """A role in which somebody judges this steekproef."""
    regel, mensen = SOORTEN[Soort(s.gegeven("plan", "soort"))], s.registers.mensen
    wie = {r["beoordelaar"] for r in s.gegeven("verdeel", "verdeling", [])}
    kan = (r for r in regel.beoordelaars if wie & set(mensen.met_rol(r, s.vandaag)))
    return next(kan, regel.beoordelaars[0])


@eis("3.3.3")
def geval_toegewezen(s: Situatie) -> Punten:
    """Het geval is aan deze beoordelaar toegewezen."""
    mijn = toegewezen_aan(s, s.identiteiten)
    if mijn and s.gegevens.geval not in mijn:
        hulp = f"U beoordeelt: {_gevallen(mijn)}."
        yield (
            f"Dit geval is niet aan u toegewezen: {_gevallen([s.gegevens.geval])}.",
            andere_weg(s.actie, hulp),
        )


@eis("R5, 3.3.3")
def niet_eigen_werk(s: Situatie) -> Punten:
    """Niemand beoordeelt een zaak waaraan hij zelf werkte, ook niet als vervanger van een ander."""
    werkte = next((g["betrokken"] for g in gevallen(s) if g["geval"] == s.gegevens.geval), ())
    if s.identiteiten & set(werkte):
        hulp = "Laat dit geval beoordelen door iemand die er niet aan werkte."
        yield (
            f"U, of wie u vervangt, werkte zelf aan {_gevallen([s.gegevens.geval])}.",
            ander(_rol_van_een_beoordelaar(s), hulp),
        )


@eis("R37")
def elk_criterium_beoordeeld(s: Situatie) -> Punten:
    """Elk criterium krijgt precies één oordeel, met toelichting als het niet geheel voldoet."""
    bekend = [c["id"] for c in vastgestelde_criteria(s)]
    gegeven = Counter(o.criterium for o in s.gegevens.oordelen)
    vraag = criteriumkeuzes(s)
    hulp = "Kies bij elk criterium een oordeel, elk een keer."
    if mist := [c for c in bekend if not gegeven[c]]:
        yield f"Nog niet beoordeeld: {' '.join(vraag[c] for c in mist)}", andere_weg(s.actie, hulp)
    if dubbel := sorted(c for c, keer in gegeven.items() if keer > 1):
        yield (
            f"Vaker dan één keer beoordeeld: {' '.join(vraag.get(c, c) for c in dubbel)}",
            andere_weg(s.actie, hulp),
        )
    if vreemd := sorted(set(gegeven) - set(bekend)):
        hulp = f"De criteria zijn: {', '.join(bekend)}."
        yield f"Dit criterium is hier niet vastgesteld: {', '.join(vreemd)}.", andere_weg(s.actie, hulp)
    for o in s.gegevens.oordelen:
        if o.oordeel in ("deels", "niet") and not o.toelichting:
            zin = f"Er staat niet wat er ontbreekt bij: {vraag.get(o.criterium, o.criterium)}"
            yield zin, andere_weg(s.actie, "Schrijf bij deels en niet een toelichting.")


# ---------------------------------------------------------------- the outcome


@eis("3.3.3", vooraf=True)
def alles_beoordeeld(s: Situatie) -> Punten:
    """Elk geval is beoordeeld door zoveel beoordelaars als het plan vraagt."""
    nodig = s.gegeven("plan", "beoordelaars_per_zaak", 1)
    if open_ := [g["geval"] for g in gevallen(s) if beoordeeld_door(s, g["geval"]) < nodig]:
        zin = f"Nog te beoordelen: {_gevallen(open_)}."
        yield zin, eerst("beoordeel", "Laat de beoordelaars eerst elk geval beoordelen.")


@eis("R37")
def verschillen_opgelost(s: Situatie) -> Punten:
    """Bij overleg staat van elk verschil wat het wordt en waarom; anders geldt het strengste oordeel."""
    wil = (
        {(v.geval, v.criterium) for v in verschillen(s)}
        if s.gegeven("plan", "bij_verschil") == "overleg"
        else set()
    )
    is_ = {(v.geval, v.criterium) for v in s.gegevens.vaststellingen}
    for geval, criterium in sorted(wil - is_):
        hulp = "Schrijf wat het na overleg wordt, en waarom."
        wat = criteriumkeuzes(s).get(criterium, criterium)
        yield f"Bij {_gevallen([geval])} verschillen de beoordelaars over: {wat}", andere_weg(s.actie, hulp)
    for geval, criterium in sorted(is_ - wil):
        hulp = "Stel alleen vast waarover de beoordelaars verschillen, en alleen als het plan overleg noemt."
        yield (
            f"Over {criterium} bij {_gevallen([geval])} valt niets vast te stellen.",
            andere_weg(s.actie, hulp),
        )


@eis("3.3.3")
def bestuur_erbij(s: Situatie) -> Punten:
    """De directeur-bestuurder, of wie haar vervangt, was bij de bespreking."""
    bestuur = (
        w for w in s.gegevens.aanwezig if Rol.DIRECTEUR_BESTUURDER in s.registers.mensen.rollen(w, s.dag)
    )
    if next(bestuur, None) is None:
        hulp = "Bespreek de uitkomst met de directeur-bestuurder en noem wie erbij waren."
        yield "De directeur-bestuurder was er niet bij.", andere_weg(s.actie, hulp)
    if vreemd := [w for w in s.gegevens.aanwezig if not s.registers.mensen.rollen(w, s.dag)]:
        hulp = "Noem alleen mensen uit het register."
        yield f"Deze persoon staat niet in het register: {', '.join(vreemd)}.", andere_weg(s.actie, hulp)


@eis("3.3.3")
def maatregelen_passen(s: Situatie) -> Punten:
    """Maatregelen staan erbij als ze nodig zijn, elk met een eigenaar en een dag na vandaag."""
    g = s.gegevens
    if (g.gevolg == "maatregelen") != bool(g.maatregelen):
        hulp = "Noem ten minste één maatregel, of kies geen maatregelen en schrijf waarom."
        yield "Wat u kiest, past niet bij de lijst van maatregelen.", andere_weg(s.actie, hulp)
    for regel in g.maatregelen:
        if not s.registers.mensen.rollen(regel.eigenaar, s.vandaag):
            hulp = "Kies iemand uit het register van mensen."
            yield f"{regel.eigenaar} staat vandaag niet in het register.", andere_weg(s.actie, hulp)
        if regel.uiterlijk <= s.vandaag:
            hulp = "Kies een dag na vandaag."
            yield "De laatste dag van een maatregel ligt niet na vandaag.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- what it proves


def dekt_zaak(steekproef: Stand, zaak: Stand) -> bool:
    """A steekproef covers the zaken of its process that ran in its period (KSO 3.3.3)."""
    plan = steekproef["gedaan"]["plan"]["gegevens"]
    eindigde_eerder = bool(zaak["klaar"]) and str(zaak["sinds"]) < str(plan["van"])
    past = SOORTEN[Soort(plan["soort"])].workflow == zaak["workflow"]
    return past and str(zaak["gestart"]) <= str(plan["tot"]) and not eindigde_eerder
