"""What git ignores is not in it either: a master key that is committed is the key of everybody who clones."""

import subprocess
from pathlib import Path

WORTEL = Path(__file__).parents[2]


def test_geen_sleutel_databank_of_ander_genegeerd_bestand_staat_in_git() -> None:
    vraag = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    antwoord = subprocess.run(vraag, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert antwoord.stdout.splitlines() == []
