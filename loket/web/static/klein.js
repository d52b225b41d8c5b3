// Small comforts; every page works without it.
"use strict";
document.querySelectorAll("form.formulier").forEach((formulier) => {
  let gewijzigd = false;
  let bezig = false;
  formulier.addEventListener("input", () => { gewijzigd = true; });
  formulier.addEventListener("submit", (e) => {
    if (bezig) e.preventDefault(); // a double click sends once
    bezig = true;
    gewijzigd = false;
  });
  window.addEventListener("pageshow", () => { bezig = false; });
  window.addEventListener("beforeunload", (e) => { if (gewijzigd) e.preventDefault(); });
});
