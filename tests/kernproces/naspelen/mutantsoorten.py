"""The kinds of forgery that fit any entry: each edits a copy of a stream in place, from one place on."""

import copy
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from kernproces.tijdstip import tijdstip

Entry = dict[str, Any]
Entries = list[Entry]
# Edits the copies in place from this place on; False: does not apply here.
Bewerking = Callable[[Entries, int], bool]


def _verwijder(es: Entries, i: int) -> bool:
    del es[i]
    return True


def _kap_af(es: Entries, i: int) -> bool:
    del es[i:]
    return bool(es)


def _verdubbel(es: Entries, i: int) -> bool:
    es.insert(i + 1, copy.deepcopy(es[i]))
    return True


def _verwissel(es: Entries, i: int) -> bool:
    if i + 1 >= len(es):
        return False
    es[i], es[i + 1] = es[i + 1], es[i]
    return True


def veld(**waarden: Any) -> Bewerking:
    return lambda es, i: es[i].update(waarden) is None


def _rol(es: Entries, i: int) -> bool:
    es[i]["rol"] = "mentor" if es[i]["rol"] != "mentor" else "leerling"
    return True


def _systeem(es: Entries, i: int) -> bool:
    es[i].update(actor="systeem", rol="systeem")
    return True


def _als_mens(es: Entries, i: int) -> bool:
    mens = next((e for e in es if e["rol"] != "systeem"), None)
    if es[i]["rol"] != "systeem" or mens is None:
        return False
    es[i].update(actor=mens["actor"], rol=mens["rol"])
    return True


def _vastgelegd(dagen: int) -> Bewerking:
    def doe(es: Entries, i: int) -> bool:
        es[i]["vastgelegd"] = tijdstip(datetime.fromisoformat(es[i]["vastgelegd"]) + timedelta(days=dagen))
        return True

    return doe


def _werkt_op(dagen: int) -> Bewerking:
    def doe(es: Entries, i: int) -> bool:
        es[i]["werkt_op"] = (date.fromisoformat(es[i]["werkt_op"]) + timedelta(days=dagen)).isoformat()
        return True

    return doe


def _open_weg(sleutel: str) -> Bewerking:
    return lambda es, i: es[i]["open"].pop(sleutel, None) is not None


def _open_anders(sleutel: str, waarde: Callable[[Any], Any]) -> Bewerking:
    def doe(es: Entries, i: int) -> bool:
        if sleutel not in es[i]["open"]:
            return False
        es[i]["open"][sleutel] = waarde(es[i]["open"][sleutel])
        return True

    return doe


def _na(**waarden: Any) -> Bewerking:
    def doe(es: Entries, i: int) -> bool:
        if "na" not in es[i]["open"] or not waarden.keys() <= es[i]["open"]["na"].keys():
            return False
        es[i]["open"]["na"].update(waarden)
        return True

    return doe


def _afleiding(es: Entries, i: int) -> bool:
    if not es[i]["open"].get("na", {}).get("afleiding"):
        return False
    es[i]["open"]["na"]["afleiding"][0]["artikel"] = "Awb 4:99"
    return True


def _vertrouwelijk_van_ander(es: Entries, i: int) -> bool:
    ander = next((e for e in es if e["geheim"] and e["nr"] != es[i]["nr"]), None)
    if ander is None or not es[i]["geheim"]:
        return False
    es[i]["geheim"] = copy.deepcopy(ander["geheim"])
    return True


def _vertrouwelijk_bedorven(es: Entries, i: int) -> bool:
    es[i]["geheim"] = {c: t[:-8] + "AAAAAAA=" for c, t in es[i]["geheim"].items()}
    return bool(es[i]["geheim"])


def _invalshoek(es: Entries, i: int) -> bool:
    """Done by somebody who acted before, as if on behalf of the one who did it: approval of one's own work."""
    eerder = next(
        (e["actor"] for e in es[:i] if e["rol"] != "systeem" and e["actor"] != es[i]["actor"]), None
    )
    if eerder is None or es[i]["rol"] == "systeem":
        return False
    es[i].update(namens=es[i]["actor"], actor=eerder)
    es[i]["open"]["keten"] = [es[i]["namens"]]
    return True


def _door_eerdere(es: Entries, i: int) -> bool:
    eerder = next((e["actor"] for e in es[:i] if e["rol"] not in ("systeem", es[i]["rol"])), None)
    if eerder is None or es[i]["rol"] == "systeem":
        return False
    es[i]["actor"] = eerder
    return True


def _gegeven(passend: Callable[[str, Any], bool], waarde: Callable[[Any], Any]) -> Bewerking:
    def doe(es: Entries, i: int) -> bool:
        gegevens = es[i]["open"].get("gegevens") or {}
        naam = next((n for n, w in gegevens.items() if passend(n, w)), None)
        if naam is None:
            return False
        nieuw = waarde(gegevens[naam])
        if nieuw is None:
            del gegevens[naam]
        else:
            gegevens[naam] = nieuw
        return True

    return doe


def _gelezen(es: Entries, i: int) -> bool:
    gelezen = es[i]["open"].get("gelezen")
    if not gelezen or not gelezen.get("register/mensen"):
        return False
    gelezen["register/mensen"] -= 1
    return True


def _berichten_anders(berichten: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**b, "aan": ["leerling"]} for b in berichten]


def _bijlage(bijlagen: dict[str, Any]) -> dict[str, Any]:
    """One zaak less in what was frozen."""
    return {n: {**b, "zaken": b.get("zaken", [])[1:]} for n, b in bijlagen.items()}


def _is_hash(naam: str, waarde: Any) -> bool:
    return "hash" in naam and isinstance(waarde, str)


def _eerder(dag: str) -> str:
    return (date.fromisoformat(dag) - timedelta(days=30)).isoformat()


SOORTEN: dict[str, Bewerking] = {
    "verwijderd": _verwijder,
    "staart afgekapt": _kap_af,
    "verdubbeld": _verdubbel,
    "verwisseld met de volgende": _verwissel,
    "onbekende actor": veld(actor="niemand"),
    "door wie eerder iets anders deed": _door_eerdere,
    "andere rol": _rol,
    "als stap van het systeem": _systeem,
    "stap van het systeem als van een mens": _als_mens,
    "namens verzonnen": veld(namens="dirk"),
    "eigen werk via vervanging": _invalshoek,
    "maand eerder vastgelegd": _vastgelegd(-30),
    "dag later vastgelegd": _vastgelegd(1),
    "werkdag maand eerder": _werkt_op(-30),
    "werkdag later": _werkt_op(3),
    "andere versie van de procedure": veld(workflow="0" * 64),
    "ander soort": veld(soort="handeling"),
    "onbekend soort": veld(soort="verzonnen"),
    "actie anders": _open_anders("actie", lambda _: "sluit"),
    "van-toestand": _open_anders("van", lambda _: "nergens"),
    "naar-toestand": _open_anders("naar", lambda _: "afgesloten"),
    "klaar-vlag om": _open_anders("klaar", lambda klaar: not klaar),
    "antwoord van een eis weg": _open_anders("eisen", lambda eisen: list(eisen)[1:]),
    "antwoorden van alle eisen weg": _open_anders("eisen", lambda _: []),
    "gelezen versies weg": _open_weg("gelezen"),
    "register in een eerdere versie": _gelezen,
    "keten weg": _open_weg("keten"),
    "termijn later": _na(uiterlijk="2027-12-31"),
    "termijn gestopt": _na(stand="gestopt"),
    "begin van de termijn": _na(begin="2025-01-01"),
    "andere kalender": _na(kalender="1999-01"),
    "afleiding van de termijn": _afleiding,
    "trede anders": _open_anders("trede", lambda _: "verzonnen"),
    "berichten weg": _open_weg("berichten"),
    "berichten aan een ander": _open_anders("berichten", _berichten_anders),
    "gevolgen weg": _open_weg("gevolgen"),
    "sporen weg": _open_weg("sporen"),
    "verzameling weg": _open_weg("verzamelt"),
    "toegevoegd weg": _open_weg("toegevoegd"),
    "bijlage ingekort": _open_anders("bijlagen", _bijlage),
    "nummer anders": _open_anders("nummer", lambda n: dict.fromkeys(n, 7)),
    "nummer weg": _open_weg("nummer"),
    "behandelaar anders": _open_anders("behandelaar", lambda _: "dirk"),
    "hoofdzaak anders": _open_anders("hoofdzaak", lambda _: "verzonnen"),
    "vanuit een andere zaak": _open_anders("vanuit", lambda _: "verzonnen"),
    "dossier anders": _open_anders("dossier", lambda _: "d99"),
    "school anders": _open_anders("school", lambda _: "school-9"),
    "onbekend gegeven in de stap": lambda es, i: es[i]["open"].update(goedgekeurd=True) is None,
    "datum een maand eerder": _gegeven(lambda n, _: n == "datum", _eerder),
    "verplicht gegeven weg": _gegeven(lambda n, _: n not in ("toelichting", "reden"), lambda _: None),
    "onbekend veld in het formulier": lambda es, i: (
        "gegevens" in es[i]["open"] and es[i]["open"]["gegevens"].update(verzonnen=1) is None
    ),
    "ander stuk": _gegeven(_is_hash, lambda _: "0" * 64),
    "vertrouwelijke inhoud weg": lambda es, i: bool(es[i]["geheim"]) and es[i].update(geheim={}) is None,
    "vertrouwelijke inhoud van een andere stap": _vertrouwelijk_van_ander,
    "vertrouwelijke inhoud bedorven": _vertrouwelijk_bedorven,
}
