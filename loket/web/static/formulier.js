// Comfort for forms; every page works without it. Keeps what is typed as a draft, sends once, warns before text is lost.
"use strict";
document.querySelectorAll("form.formulier").forEach((formulier) => {
  const WACHT = 1200; // milliseconds after the last key
  const regel = formulier.querySelector("[data-bewaard]");
  const adres = formulier.dataset.bewaar;
  let gewijzigd = false;
  let bezig = false;
  let straks = 0;

  function meld(zin) {
    if (regel && regel.textContent !== zin) regel.textContent = zin;
  }

  function velden() {
    const uit = new URLSearchParams();
    for (const [naam, waarde] of new FormData(formulier)) {
      if (typeof waarde === "string") uit.append(naam, waarde); // no files: a draft keeps what was typed
    }
    return uit;
  }

  async function bewaar() {
    clearTimeout(straks);
    if (!adres || !gewijzigd || bezig) return;
    gewijzigd = false;
    try {
      const antwoord = await fetch(adres, { method: "POST", body: velden(), keepalive: document.hidden });
      if (!antwoord.ok || antwoord.redirected) throw new Error("niet bewaard");
      meld(`Concept bewaard om ${(await antwoord.json()).bewaard}.`);
    } catch {
      gewijzigd = true;
      meld("Het concept is niet bewaard. Kopieer uw tekst voordat u deze bladzijde verlaat.");
    }
  }

  formulier.addEventListener("input", () => {
    gewijzigd = true;
    clearTimeout(straks);
    straks = setTimeout(bewaar, WACHT);
  });
  formulier.addEventListener("submit", (e) => {
    if (bezig) e.preventDefault(); // a double click sends once
    bezig = true;
    gewijzigd = false;
    clearTimeout(straks);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) bewaar(); });
  window.addEventListener("pageshow", () => { bezig = false; });
  window.addEventListener("beforeunload", (e) => { if (gewijzigd) e.preventDefault(); });
});
