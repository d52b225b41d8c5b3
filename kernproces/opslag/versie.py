"""The schema version this program works with: the newest migration."""

HUIDIG = "0018"
