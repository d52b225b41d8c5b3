"""Verbaal: the certificate of destruction: what went, on what ground, by whom, and how long a copy may still open it.

It names numbers of zaken and dossiers and the kenmerk of people, never what was in them or who they are. Its seal is the head of the chain of the list.
"""

from typing import TYPE_CHECKING, Any

from kernproces.gebeurtenissen import vernietigingsstroom
from kernproces.opslag.rijen import Lezer
from kernproces.vertrouwelijk.vak import categorie_en_vak, schooljaar

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

STAPPEN = ("voorgesteld", "goedgekeurd", "afgewezen", "uitgevoerd")
WAT = {
    "persoonsgegeven": "persoonsgegevens",
    "gezondheidsgegeven": "gezondheidsgegevens",
    "vingerafdruk": "vingerafdrukken van stukken",
}


def wat(sleutel: str, persoon: str | None = None) -> str:
    """What a key locks, in words."""
    if persoon is not None:
        return "naam en adres"
    categorie, vak = categorie_en_vak(sleutel)
    return WAT.get(categorie, categorie) + (f", schooljaar {schooljaar(vak)}" if vak is not None else "")


def verbaal(s: "Samenstel", lezer: Lezer, naam: str) -> dict[str, Any]:
    """The certificate as data; of a list that was not carried out yet: how far it is."""
    stand = s.vernietiging.lijst(lezer, naam)
    kop = lezer.stroom(vernietigingsstroom(naam))
    over = stand.get("uitgevoerd", {}).get("overgeslagen", [])
    niet = {(o["stroom"], o["sleutel"]): o["reden"] for o in over}
    posten = [
        {"persoon": None, **p, "niet_vernietigd": niet.get((p["stroom"], p["sleutel"]))}
        for p in stand["posten"]
    ]
    return {
        "lijst": naam,
        "organisatie": s.organisatienaam(),
        "toestand": stand["toestand"],
        **{stap: stand[stap] for stap in STAPPEN if stap in stand},
        "posten": posten,
        "zegel": kop.hash.hex() if kop else "",
    }


def als_tekst(v: dict[str, Any]) -> str:
    """The certificate to print and file."""
    klaar = v["toestand"] == "uitgevoerd"
    regels = [
        f"{'Proces-verbaal van vernietiging' if klaar else 'Vernietigingslijst'} {v['lijst']}",
        v["organisatie"],
        "",
        *(
            f"{stap.capitalize():<12} {v[stap]['op']} door {v[stap]['door']} ({v[stap]['rol']})"
            for stap in STAPPEN
            if stap in v
        ),
        "",
    ]
    for p in v["posten"]:
        van = f"persoon {p['persoon']}" if p["persoon"] else p["zaak"] or p["dossier"]
        regels.append(f"- {van}: {wat(p['sleutel'], p['persoon'])}")
        regels.append(f"    bewaard van {p['begin']} tot en met {p['uiterlijk']}; grond: {p['grondslag']}")
        if p["niet_vernietigd"]:
            regels.append(f"    NIET vernietigd: {p['niet_vernietigd']}")
    if klaar:
        u = v["uitgevoerd"]
        regels += [
            "",
            f"Vernietigd: {u['vernietigd']} sleutels. Wat daarmee was versleuteld, is in dit systeem niet meer te lezen, ook niet",
            "in een reservekopie van de gegevens. Een reservekopie van de sleutels van voor deze dag kan het nog openen; zo'n",
            f"kopie mag niet langer dan dertig dagen bestaan. De vernietiging is volledig op {u['kopieen_tot']}, of zodra",
            "`kernproces sleutelkopie` de kopieën heeft vernieuwd.",
        ]
    return "\n".join([*regels, "", f"Zegel van deze lijst: {v['zegel']}"])
