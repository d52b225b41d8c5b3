"""The worklist read by index ranges says the same as looking at every row, page by page, on both databases."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kernproces.beurt import Wie
from kernproces.gebruik.voorwaarden import Voorwaarde
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.opslag.opslag import Opslag
from kernproces.rollen import Rol
from loket.lijst import bladeraar
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import KOLOMMEN as GETOOND
from loket.lijst.selectie import Selectie

DRAGERS = [None, "noor", "pim", "milou"]
BEURTEN = ["", "behandelaar", "secretariaat", "behandelaar,deskundige", "directeur_bestuurder"]
SOORTEN = [("tlv", "ontvangen"), ("tlv", "concept"), ("klacht", "ontvangen"), ("datalek", "gemeld")]
SCHOLEN = [None, "school-1", "school-2"]
DAGEN = ["2026-11-20", "2026-11-24", "2026-12-24", "2027-02-01"]
GAVEN = {"dora": "13579", "pien": ""}  # by the last digit of a zaak: who gave her part of what it waits for
OP_NAAM, VAN_DORA = (
    "26",
    "6",
)  # in the same way: where people of her role were asked by name, and where she is one
DORA = Wie(Rol.DESKUNDIGE, frozenset({"dora"}), frozenset({"noor"}))
Rij = dict[str, Any]


def _rij(lot: random.Random, n: int) -> Rij:
    workflow, toestand = lot.choice(SOORTEN)
    rang, loopt = lot.randrange(4), lot.choice((0, 1, 1, 1))
    waarden = (
        f"Z-{n:04}",
        f"D-{n // 3:04}",
        workflow,
        toestand,
        loopt,
        lot.choice(DRAGERS),
        lot.choice(BEURTEN),
        "doe",
        rang,
        "9999-12-31" if rang == 3 else lot.choice(DAGEN),
        lot.choice(SCHOLEN),
        f"2026-11-{lot.randrange(1, 29):02}T08:00:00Z",
        f"Z-{lot.randrange(100):04}" if loopt and rang == 3 and lot.random() < 0.5 else None,
        lot.choice((None, None, *DAGEN)),
        1 if loopt and lot.random() < 0.2 else 0,
    )
    return dict(zip(KOLOMMEN["werkvoorraad"], waarden, strict=True))


def _urgentie(r: Rij, per: dict[str, Rij]) -> tuple[int, str]:
    """Its own, or that of the zaak that it hangs on; which may have it of another in its turn."""
    hoofd = per[r["erft_van"]] if r["erft_van"] else r
    hoger = per[hoofd["erft_van"]] if hoofd["erft_van"] and hoofd is not r else hoofd
    return hoger["rang"], hoger["uiterlijk"]


def _vul(opslag: Opslag, rijen: list[Rij]) -> None:
    kolommen = KOLOMMEN["werkvoorraad"]
    sql = f"INSERT INTO werkvoorraad ({', '.join(kolommen)}) VALUES ({', '.join('?' * len(kolommen))})"
    with opslag.schrijven(meer=True) as s:
        s.voer_uit(sql, [tuple(r.values()) for r in rijen])
        gaf = [("dora", r["dossier"], r["zaak"], "gaf_al", f"zaak/{r['zaak']}") for r in rijen]
        gaf = [g for g in gaf if g[2][-1] in GAVEN["dora"]]
        rol = [("gevraagd/deskundige", r) for r in rijen if r["zaak"][-1] in OP_NAAM]
        dora = [("dora", r) for _, r in rol if r["zaak"][-1] in VAN_DORA]
        gevraagd = [(wie, r["dossier"], r["zaak"], "gevraagd", f"zaak/{r['zaak']}") for wie, r in rol + dora]
        s.voer_uit("INSERT INTO betrokken VALUES (?, ?, ?, ?, ?)", gaf + gevraagd)


def _wacht(wie: Wie, r: Rij) -> bool:
    """In plain words: who was asked by name is asked; otherwise whoever did not give his part, of no colleague's zaak."""
    (naam,), einde = wie.keten, r["zaak"][-1]
    if einde in OP_NAAM:
        return naam == "dora" and einde in VAN_DORA
    return einde not in GAVEN[naam] and r["behandelaar"] not in wie.anderen


def _naief(s: Selectie, r: Rij, mag: Callable[[Rij], bool]) -> bool:
    return all(
        (
            mag(r),
            not r["open"] and r["bijgewerkt"] >= s.afgerond if s.afgerond else r["open"] == 1,
            s.behandelaars is None or r["behandelaar"] in s.behandelaars,
            all(rol in r["beurt"].split(",") for rol in s.beurt),
            s.wacht_op is None or _wacht(s.wacht_op, r),
            s.workflow in ("", r["workflow"]),
            s.toestand in ("", r["toestand"]),
            s.school in ("", r["school"]),
            r["rang"] in s.rangen,
            r["uiterlijk"] >= s.vanaf,
            not s.tot or r["uiterlijk"] <= s.tot,
            not s.stil or r["stil"] == 1,
            not s.wakker or (r["rust_tot"] or "") <= s.wakker,
            not s.rust or (r["rust_tot"] or "") > s.rust,
        )
    )


def _loterij(lot: random.Random) -> Selectie:
    """Any combination of what views and filters can ask."""

    def soms(waarde: Any, anders: Any) -> Any:
        return waarde if lot.random() < 0.25 else anders

    workflow = soms(lot.choice(SOORTEN)[0], "")
    return Selectie(
        behandelaars=soms(frozenset(lot.sample(DRAGERS, 2)), None),
        beurt=soms((lot.choice(("behandelaar", "deskundige", "jurist")),), ()),
        wacht_op=soms(
            Wie(
                Rol.DESKUNDIGE,
                frozenset({lot.choice(("dora", "pien"))}),
                soms(frozenset({"noor"}), frozenset()),
            ),
            None,
        ),
        workflow=workflow,
        toestand=soms("ontvangen", "") if workflow else "",
        school=soms("school-1", ""),
        rangen=soms((lot.randrange(4),), (0, 1, 2, 3)),
        vanaf=soms("2026-11-24", ""),
        tot=soms("2026-12-24", ""),
        stil=soms(True, False),
        wakker=soms("2026-11-24", ""),
        rust=soms("2026-11-24", ""),
        afgerond=soms("2026-11-05", ""),
    )


@pytest.mark.parametrize("weinig", [bladeraar.WEINIG, 20])
def test_elke_selectie_geeft_de_rijen_van_wie_ze_alle_bekijkt_in_dezelfde_volgorde(
    opslag: Opslag, monkeypatch: pytest.MonkeyPatch, weinig: int
) -> None:
    monkeypatch.setattr(bladeraar, "WEINIG", weinig)
    monkeypatch.setattr(bladeraar, "WEINIG_DRAGERS", 1)
    lot = random.Random(5)
    rijen = [_rij(lot, n) for n in range(300)]
    _vul(opslag, rijen)
    per = {r["zaak"]: r for r in rijen}
    geteld = [dict(r, rang=rang, uiterlijk=dag) for r in rijen for rang, dag in [_urgentie(r, per)]]
    eigen = frozenset(r["dossier"] for r in rijen if lot.random() < 0.3)
    plekken = ", ".join("?" * len(eigen))
    grens: Voorwaarde = (f"w.dossier IN ({plekken})", tuple(sorted(eigen)))
    delen = (grens, (f"w.rang = 0 AND {grens[0]}", grens[1]))  # what lies in two parts, counts once
    with opslag.lezen() as lezer:
        for keer in range(150):
            s, beperkt = _loterij(lot), keer % 5 == 0
            if beperkt:
                s = replace(s, mag=grens, eigen=delen if keer % 2 == 0 else ())
            goed = [r for r in geteld if _naief(s, r, lambda r, b=beperkt: not b or r["dossier"] in eigen)]
            if s.afgerond:
                goed.sort(key=lambda r: (r["bijgewerkt"], r["zaak"]), reverse=True)
            else:
                goed.sort(key=lambda r: (r["rang"], r["uiterlijk"], r["zaak"]))
            lijst = Bladeraar(lezer, ("", "2026-11-01")[keer % 2])
            gezien, na = list[str](), tuple[Any, ...]()
            while blad := lijst.rijen(s, 7, na):
                gezien += [rij[0] for rij in blad]
                na = tuple(blad[-1][GETOOND.index(k)] for k in s.volgorde)
            assert gezien == [r["zaak"] for r in goed], s
            assert lijst.tel([s, s]) == [len(goed)] * 2
            enkele = lijst.enkele(s, 300, ("zaak", "workflow", "rang"))
            assert sorted(enkele) == sorted((r["zaak"], r["workflow"], r["rang"]) for r in goed)


@pytest.mark.parametrize(
    ("selectie", "index"),
    [
        (Selectie(), "ix_werkvoorraad_urgentie"),
        (Selectie(rangen=(0,), tot="2026-12-01"), "ix_werkvoorraad_urgentie"),
        (Selectie(behandelaars=frozenset({"noor", None})), "ix_werkvoorraad_drager"),
        (Selectie(beurt=("secretariaat",)), "ix_werkvoorraad_soort"),
        (Selectie(workflow="klacht"), "ix_werkvoorraad_soort"),
        (Selectie(workflow="tlv", toestand="concept", school="school-1"), "ix_werkvoorraad_school"),
        (Selectie(afgerond="2026-11-20"), "ix_werkvoorraad_afgerond"),
        (Selectie(afgerond="2026-11-20", workflow="tlv"), "ix_werkvoorraad_afgerond_soort"),
        (Selectie(afgerond="2026-11-20", school="s1"), "ix_werkvoorraad_afgerond_school"),
        (
            Selectie(afgerond="2026-11-20", behandelaars=frozenset({"anna"})),
            "ix_werkvoorraad_afgerond_drager",
        ),
        (Selectie(stil=True), "ix_werkvoorraad_stil"),
        (Selectie(wacht_op=DORA), "ix_betrokken_gaf_al"),
        (Selectie(wacht_op=DORA), "ix_betrokken_gevraagd"),
        (Selectie(), "ix_werkvoorraad_erft"),
    ],
)
def test_een_bladzijde_komt_uit_haar_index_en_loopt_niet_alle_zaken_langs(
    opslag: Opslag, selectie: Selectie, index: str
) -> None:
    if opslag.dialect != "sqlite" and ("erft" in index or "betrokken" in index):
        return  # so few rows fit in one page of any index, and PostgreSQL goes by that
    lot = random.Random(7)
    _vul(opslag, [_rij(lot, n) for n in range(100)])
    plan: list[str] = []
    with opslag.schrijven(meer=True) as s:
        if opslag.dialect == "sqlite":
            uitleg = "EXPLAIN QUERY PLAN"
        else:
            uitleg = "EXPLAIN"
            # So few rows are read whole; the question is which index fits.
            for manier in (
                "seqscan",
                "bitmapscan",
            ):
                s.voer_uit(f"SET LOCAL enable_{manier} = off", [()])

        class Uitlegger:
            """Reads as ever, and keeps how the database would answer."""

            def rij_query(self, sql: str, params: Any = ()) -> list[Any]:
                plan.extend(" ".join(map(str, rij)) for rij in s.rij_query(f"{uitleg} {sql}", params))
                return s.rij_query(sql, params)

        Bladeraar(Uitlegger()).rijen(selectie, 51)  # type: ignore[arg-type]
    assert any(index in stap for stap in plan)
    assert not [stap for stap in plan if ("SCAN w" in stap and "INDEX" not in stap) or "Seq Scan" in stap]


def test_wie_iets_draagt_dat_loopt_en_geen_ander_is_een_drager(opslag: Opslag) -> None:
    lot = random.Random(11)
    rijen = [_rij(lot, n) for n in range(60)]
    for r in rijen:
        r["open"] = 0 if r["behandelaar"] == "pim" else r["open"]
    _vul(opslag, rijen)
    with opslag.lezen() as lezer:
        assert Bladeraar(lezer).dragers() == {"noor", "milou"}
