"""The verifier of an audit pack. Run: `python3 pakket.zip`, or `python3 controleer.py pakket.zip`. Needs Python 3.9 and nothing else.

It reads one file, asks no network and writes nothing. What it does, in this order:
 1. the seal: the last 64 characters of the file are the SHA-256 of all before them: any changed byte is noticed;
 2. each chain: every entry has its hash, and names the hash of the entry before it;
 3. each step of a zaak, by the procedure and the registers in the pack: a row of the table, from this state, by a role that
    the person held that day (himself, or by the chain of substitution that is named), by another than who may not be the
    same, with every condition recorded as met; and the end of every term counted again on the calendar that it was counted with;
 4. its verdict against that of Kernproces, step by step.
A verdict is rechtmatig, onrechtmatig, or niet te beoordelen (the content of the step was erased). Exit status 0: whole,
and the same verdicts; 1: not so, and it says where. Compare the printed seal with the one you were given another way: a
whole pack that was made anew with other content has another seal.
"""

import hashlib
import io
import json
import sys
import zipfile
from datetime import date, datetime, timedelta, timezone

GOED, FOUT, WEG = "rechtmatig", "onrechtmatig", "niet te beoordelen"
STAPPEN = ("zaak_gestart", "overgang", "handeling")
VERDEELD = "behandelaar secretariaat teamleider deskundige tweede_lezer jurist verzuimcoach"  # over parts


def zegel(ruw):
    """The seal of a pack, or None when the file is not as it was made."""
    eigen = hashlib.sha256(ruw[:-64]).hexdigest()
    return eigen if ruw[-64:] == eigen.encode() else None


def lees(ruw):
    with zipfile.ZipFile(io.BytesIO(ruw)) as pak:
        deel = lambda naam: json.loads(pak.read(naam))
        historie = [json.loads(r) for r in pak.read("historie.jsonl").splitlines()]
        return historie, deel("procedures.json"), deel("vrije_dagen.json"), deel("oordelen.json")


def ketens(historie):
    """Per stream its entries; and every entry whose hash or place is wrong."""
    stromen, stuk = {}, set()
    for rij in historie:
        inhoud = rij["inhoud"].encode()
        entry = json.loads(inhoud)
        eerder = stromen.setdefault(rij["stroom"], [])
        vorige = eerder[-1]["hash"] if eerder else "0" * 64
        entry["hash"] = hashlib.sha256(inhoud).hexdigest()
        klopt = entry["hash"] == rij["hash"] and entry["vorige"] == vorige
        if not klopt or (entry["stroom"], entry["nr"]) != (rij["stroom"], len(eerder) + 1):
            stuk.add((rij["stroom"], len(eerder) + 1))
        eerder.append(entry)
    return stromen, stuk


# ---------------------------------------------------------------- registers, as of a number and a day


def geldig(register, kenmerk, dag, tot_nr):
    """The last version of an item that held on a day, as the register stood after entry `tot_nr`."""
    versies = []
    for e in register:
        o = e["open"]
        if e["nr"] <= tot_nr and o.get("id") == kenmerk and "waarden" in o:
            versies = [v for v in versies if v["nr"] != o.get("vervangt")]
            versies.append(dict(o["waarden"], van=o.get("van"), tot=o.get("tot"), nr=e["nr"]))
    past = [v for v in versies if (v["van"] or "") <= dag <= (v["tot"] or "9")]
    return past[-1] if past else None


def heeft_rol(stromen, entry, persoon, rol, dag, school):
    """The role is held that day, and for the part of the organisation that the dossier is of."""
    mensen = stromen.get("register/mensen", [])
    versie = geldig(mensen, persoon, dag, gelezen(entry, "register/mensen", mensen))
    if versie is None or rol not in versie.get("rollen", ()):
        return False
    delen = set(versie.get("onderdelen") or ())
    if not delen or rol not in VERDEELD.split():
        return True
    scholen = stromen.get("register/scholen", [])
    v = (geldig(scholen, school, dag, gelezen(entry, "register/scholen", scholen)) or {}) if school else {}
    hier = {school, v.get("bestuur"), v.get("swv"), *(v.get("onderdelen") or ())}
    return bool(school) and bool(delen & hier)


def heeft_mandaat(stromen, entry, persoon, mandaten, dag):
    mensen, stroom = stromen.get("register/mensen", []), stromen.get("register/mandaten", [])
    versie = geldig(mensen, persoon, dag, gelezen(entry, "register/mensen", mensen)) or {}
    tot = gelezen(entry, "register/mandaten", stroom)
    rijen = [geldig(stroom, n, dag, tot) for n in {e["open"].get("id") for e in stroom}]
    anders = {r["mandaat"] for r in rijen if r and r.get("wie") == persoon}
    return bool(set(mandaten) & (set(versie.get("mandaten", ())) | anders))


def gelezen(entry, stroom, entries):
    """Up to which entry the step read a register; a step that does not say: what stood then."""
    if stroom in entry["open"].get("gelezen", {}):
        return entry["open"]["gelezen"][stroom]
    return sum(e["vastgelegd"] <= entry["vastgelegd"] for e in entries)


def keten_klopt(stromen, entry, dag):
    """Each stands in for the next on that day; the last one holds the role himself."""
    mensen = stromen.get("register/mensen", [])
    tot = gelezen(entry, "register/mensen", mensen)
    wie = [entry["actor"], *entry["open"].get("keten", ())]
    for een, ander in zip(wie, wie[1:]):
        vervangt = (geldig(mensen, een, dag, tot) or {}).get("vervangt") or ()
        dan = [v["wie"] for v in vervangt if (v.get("van") or "") <= dag <= (v.get("tot") or "9")]
        if ander not in dan:
            return None
    return wie[-1]


# ---------------------------------------------------------------- a step, and a term


def keur_stap(stromen, workflow, entry, stand, school):
    """What is wrong with a step, by the procedure as data."""
    o, dag = entry["open"], dag_van(entry["vastgelegd"])
    rijen = [workflow["start"]] if entry["soort"] == "zaak_gestart" else workflow["overgangen"]
    naar = o.get("naar") if entry["soort"] != "handeling" else None
    past = [r for r in rijen if r["actie"] == o["actie"] and r["naar"] == naar]
    past = [r for r in past if not stand["toestand"] or stand["toestand"] in r["van"]]
    if not past:
        yield "de procedure kent deze stap niet vanuit %s" % (stand["toestand"] or "het begin")
        return
    rij = past[0]
    rollen = [d for d in rij["door"] if isinstance(d, str)]
    mandaten = [d["mandaat"] for d in rij["door"] if isinstance(d, dict)]
    wie = keten_klopt(stromen, entry, dag)
    if entry["rol"] not in rollen and not heeft_mandaat(stromen, entry, entry["actor"], mandaten, dag):
        yield "de rol %s mag dit niet" % entry["rol"]
    mag = wie is not None and heeft_rol(stromen, entry, wie, entry["rol"], dag, school)
    if entry["rol"] != "systeem" and not mag:
        yield "%s had die dag niet de rol %s" % (entry["actor"], entry["rol"])
    zelf = {entry["actor"], *o.get("keten", ())}
    for actie in rij["ander_dan"]:
        if zelf & stand["gedaan"].get(actie, set()):
            yield "wie dit deed, deed ook %s" % actie
    mist = [e for e in rij["eisen"] if e not in o.get("eisen", ())]
    if mist and entry["rol"] != "systeem":
        yield "niet vastgelegd dat is voldaan aan: %s" % ", ".join(mist)


def keur_termijn(workflow, entry, vrije_dagen):
    """Every end that was worked out, counted again: length, extensions, suspensions, rolling, a day that was put in its place."""
    na = entry["open"].get("na", {})
    soort = workflow["termijnen"].get(entry["open"].get("termijn"))
    if not soort or "afleiding" not in na:
        return
    if na["afleiding"][-1]["dag"] != na["uiterlijk"]:
        yield "de afleiding van %s eindigt op een andere dag" % soort["id"]
    if na["kalender"] not in vrije_dagen:
        yield "%s: de kalender %s zit niet in dit pakket" % (soort["id"], na["kalender"])
        return
    einde = einde_van(soort, na, entry["werkt_op"], vrije_dagen[na["kalender"]])
    if einde != na["uiterlijk"]:
        yield "%s: uiterlijk %s, maar geteld is %s" % (soort["id"], na["uiterlijk"], einde)


def einde_van(soort, na, werkt_op, vrij):
    """The last day of a term by its own inputs (domein.md 3.4), as text."""
    lengte = soort["lengte"] or {"eenheid": "dagen", "aantal": soort["standaard_dagen"]}
    if na["lengte_dagen"]:
        lengte = {"eenheid": "dagen", "aantal": na["lengte_dagen"]}
    for variant in soort["varianten"]:
        lengte = variant["lengte"] if variant["naam"] == na["variant"] else lengte
    if lengte["eenheid"] == "uren":
        begin = datetime.fromisoformat(na["begin"].replace("Z", "+00:00")).astimezone(timezone.utc)
        einde = begin + timedelta(hours=lengte["aantal"])
        return einde.astimezone(timezone(uren_voor(einde))).isoformat()
    begin, erbij = date.fromisoformat(na["begin"]), sum(na["verdagingen"])
    einde = tel(begin, lengte, soort["telt"]) + timedelta(days=erbij)
    rolt = soort["rolt"] and soort["telt"] == "dagen" and kort_genoeg(lengte, erbij)
    stil = stille_dagen(na["opschortingen"], begin, werkt_op)
    for van, aantal in stil:  # what began after the end changes nothing
        einde += timedelta(days=aantal) if van <= (na_vrij(einde, vrij) if rolt else einde) else timedelta(0)
    if rolt and lengte["eenheid"] == "dagen" and lengte["aantal"] >= 3:  # Atw 2: at least two working days
        dagen = [begin + timedelta(days=n + 1) for n in range((einde - begin).days)]
        while sum(na_vrij(d, vrij) == d for d in dagen) < 2:
            einde += timedelta(days=1)
            dagen.append(einde)
    if na["vervangen_door"]:  # Awb 4:14 lid 3: the day that was named, and standing still after it
        erna = max(0, sum(aantal for _, aantal in stil) - na["vervangen_bij"])
        return (date.fromisoformat(na["vervangen_door"]) + timedelta(days=erna)).isoformat()
    return (na_vrij(einde, vrij) if rolt else einde).isoformat()


def stille_dagen(opschortingen, begin, werkt_op):
    """Per suspension in order its first day, and the days it adds: no day twice, and not the day of the begin."""
    lopen = sorted((o["van"], o["tot"] or werkt_op, o["grond"]) for o in opschortingen)
    gedekt, uit = begin, []
    for van, tot in [(date.fromisoformat(v), date.fromisoformat(t)) for v, t, _ in lopen if t >= v]:
        eerste = max(van, gedekt + timedelta(days=1))
        uit.append((van, max(0, (tot - eerste).days + 1)))
        gedekt = max(gedekt, tot)
    return uit


def kort_genoeg(lengte, erbij):
    """Atw 4: no more than 90 days, twelve weeks or three months, extensions included."""
    n, soort = lengte["aantal"], lengte["eenheid"]
    if soort == "maanden":
        return n < 3 or (n == 3 and not erbij)
    return {"dagen": n + erbij <= 90, "weken": 7 * n + erbij <= 84}.get(soort, False)


def na_vrij(dag, vrij):
    """This day, or the first one after it that is no Saturday, Sunday or free day."""
    while dag.weekday() > 4 or str(dag) in vrij:
        dag += timedelta(days=1)
    return dag


def tel(begin, lengte, telt):
    n, soort = lengte["aantal"] * (-1 if telt == "terug" else 1), lengte["eenheid"]
    if soort == "schooljaar":
        return date(begin.year + (begin.month >= 8), 7, 31)
    if soort in ("dagen", "weken"):
        return begin + timedelta(days=n * (7 if soort == "weken" else 1))
    maand = begin.month - 1 + n * (12 if soort == "jaren" else 1)
    jaar, maand = begin.year + maand // 12, maand % 12 + 1
    laatste = (date(jaar + maand // 12, maand % 12 + 1, 1) - timedelta(days=1)).day
    return date(jaar, maand, min(begin.day, laatste))


def dag_van(tijdstip):
    nu = datetime.fromisoformat(tijdstip.replace("Z", "+00:00"))
    return (nu + uren_voor(nu)).date().isoformat()


def uren_voor(nu):
    """How far Amsterdam is ahead: summer time from the last Sunday of March to that of October, 1.00 UTC."""
    zondag = lambda maand: next(d for d in range(31, 24, -1) if date(nu.year, maand, d).weekday() == 6)
    zomer = [datetime(nu.year, m, zondag(m), 1, tzinfo=timezone.utc) for m in (3, 10)]
    return timedelta(hours=2 if zomer[0] <= nu < zomer[1] else 1)


def beoordeel(stromen, zaak, procedures, vrij, stuk):
    """The verdict on every entry of a zaak, with the reasons."""
    entries = stromen["zaak/" + zaak]
    gewist = {s for e in entries if e["soort"] == "gewist" for s in e["open"]["sleutels"]}
    stand, uit, laatst = {"toestand": None, "gedaan": {}}, {}, ""
    school = stromen["dossier/" + entries[0]["open"]["dossier"]][0]["open"].get("school")
    for e in entries:
        o, redenen, workflow = e["open"], [], procedures.get(e["workflow"])
        redenen += ["de keten klopt hier niet"] if ("zaak/" + zaak, e["nr"]) in stuk else []
        redenen += ["vastgelegd voor de vorige stap"] if e["vastgelegd"] < laatst else []
        if workflow is None:
            redenen.append("de procedure zit niet in dit pakket")
        elif e["soort"] in STAPPEN:
            redenen += keur_stap(stromen, workflow, e, stand, school)
            stand["toestand"] = o.get("naar", stand["toestand"])
            stand["gedaan"].setdefault(o["actie"], set()).update([e["actor"], *o.get("keten", ())])
        elif e["soort"] == "gemigreerd":
            stand["toestand"] = o["naar"]
        elif workflow:
            redenen += keur_termijn(workflow, e, vrij)
        vak = o.get("vak", int(e["werkt_op"][:4]) - (e["werkt_op"][5:7] < "08"))
        leeg = any("%s/%d" % (categorie, vak) in gewist for categorie in e["geheim"])
        if e["soort"] == "gecorrigeerd":  # follows the request; what that asked, may be erased
            leeg = leeg or uit.get(e["nr"] - 1, (GOED,))[0] == WEG
        uit[e["nr"]] = (FOUT if redenen else WEG if leeg else GOED, redenen)
        laatst = e["vastgelegd"]
    return uit


def main(pad):
    with open(pad, "rb") as bestand:
        ruw = bestand.read()
    eigen = zegel(ruw)
    if eigen is None:
        print("Dit pakket is gewijzigd: het zegel klopt niet. Vraag het opnieuw.")
        return 1
    historie, procedures, vrij, oordelen = lees(ruw)
    stromen, stuk = ketens(historie)
    mis = ["%s, gebeurtenis %d: de keten klopt hier niet" % plek for plek in sorted(stuk)]
    for zaak, van_kernproces in sorted(oordelen.items()):
        zelf = beoordeel(stromen, zaak, procedures, vrij, stuk)
        tel_op = {u: sum(o == u for o, _ in zelf.values()) for u in (GOED, FOUT, WEG)}
        print("Zaak %s: %s" % (zaak, ", ".join("%d %s" % (n, u) for u, n in tel_op.items() if n)))
        mis += ["zaak %s, stap %d: %s" % (zaak, nr, r) for nr, (_, redenen) in zelf.items() for r in redenen]
        for stap in van_kernproces["stappen"]:
            ander = zelf.get(stap["nr"], ("ontbreekt", []))[0]
            if ander != stap["uitspraak"]:
                waarom = "; ".join(r["zin"] for r in stap["redenen"]) or "zonder reden"
                verschil = (zaak, stap["nr"], stap["uitspraak"], waarom, ander)
                mis.append("zaak %s, stap %d: Kernproces zegt %s (%s), deze controle %s" % verschil)
    print("\n".join(mis) if mis else "Elke keten is heel, en elk oordeel is hetzelfde.")
    print("Zegel: %s" % eigen)
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.argv[0]))
