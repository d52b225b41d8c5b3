"""What stands still is not over: no ingebrekestelling counts, and an agreed delay is never lost."""

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from workflows.tlv import TLV


def stilgezet() -> Wereld:
    """Handed in and complete, the clock stopped on a ground of the law, and three months have gone by."""
    w = Wereld()
    w.start(TLV, "a", rol=Rol.BEHANDELAAR)
    w.loop("a", "dien_in", "verklaar_compleet", "schort_op")
    w.wacht(92)
    return w


def test_een_ingebrekestelling_terwijl_de_klok_stilstaat_telt_niet() -> None:
    w = stilgezet()
    w.doe("a", "ingebrekestelling", rol=Rol.BEVOEGD_GEZAG)
    assert w.termijn("a", "D.IG") == ""
    w.doe("a", "hervat")
    w.wacht(70)
    w.doe("a", "ingebrekestelling", rol=Rol.BEVOEGD_GEZAG)
    assert w.termijn("a", "D.IG") == "lopend"


def test_uitstel_afspreken_terwijl_de_klok_stilstaat_verschuift_het_einde() -> None:
    w = stilgezet()
    w.doe("a", "spreek_uitstel_af", rol=Rol.BEVOEGD_GEZAG)
    w.doe("a", "hervat")
    assert (w.termijn("a", "D.TLV.norm"), w.termijn("a", "D.TLV.wet")) == ("opgeschort", "opgeschort")
    zonder = stilgezet()
    zonder.doe("a", "hervat")
    assert w.uiterlijk("a", "D.TLV.wet") > zonder.uiterlijk("a", "D.TLV.wet")


def test_uitstel_melden_kan_zolang_de_klok_stilstaat() -> None:
    assert "wet_nog_niet_verstreken" not in eisen(stilgezet().geweigerd("a", "meld_uitstel"))
