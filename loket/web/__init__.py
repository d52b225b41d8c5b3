"""The pages: server-rendered, working without scripts, computed from the history (ontwerp.md section 4, schetsen)."""
