// Between the click and the recording lie a few seconds in which it can still be stopped: nothing is recorded until then.
// Without scripts a form is recorded at once. What is plainly incomplete goes to the server at once, which says why.
"use strict";

document.querySelectorAll("form[data-bedenktijd]").forEach((formulier) => {
  const balk = formulier.querySelector(".verstuur");
  const melding = formulier.querySelector("[data-bewaard]");
  let vak = null; // what is shown while it can be stopped
  let vrij = false; // it may go
  let wekker = 0;

  const uit = () => { try { return localStorage.getItem("bedenktijd") === "uit"; } catch { return false; } };
  const onvolledig = () => !formulier.checkValidity() || formulier.querySelector("[aria-invalid=true]") !== null;

  function ruimOp() {
    clearInterval(wekker);
    vak?.remove();
    vak = null;
    balk.inert = false;
  }

  function stop(knop, zin) {
    ruimOp();
    if (melding) melding.textContent = zin;
    knop.focus();
  }

  function leg(knop) {
    ruimOp();
    vrij = true;
    formulier.requestSubmit(knop);
  }

  function maakKnop(tekst, klasse, doe) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = klasse;
    knop.textContent = tekst;
    knop.addEventListener("click", doe);
    return knop;
  }

  function wacht(knop, seconden) {
    const einde = Date.now() + seconden * 1000;
    const zin = document.createElement("p");
    const teller = document.createElement("p");
    const voortaan = document.createElement("label");
    const vinkje = document.createElement("input");
    const niet = maakKnop("Niet vastleggen", "knop", () => stop(knop, "Er is niets vastgelegd."));
    const nu = maakKnop("Leg nu vast", "knop knop--stil", () => leg(knop));
    vak = document.createElement("section");
    vak.className = "bedenktijd";
    vak.setAttribute("aria-label", "Bedenktijd");
    zin.setAttribute("role", "status");
    teller.setAttribute("aria-hidden", "true");
    teller.className = "cijfer";
    vinkje.type = "checkbox";
    vinkje.addEventListener("change", () => {
      try { localStorage.setItem("bedenktijd", vinkje.checked ? "uit" : "aan"); } catch { /* private window */ }
    });
    voortaan.className = "schakel";
    voortaan.append(vinkje, " Leg op dit apparaat voortaan meteen vast");
    vak.append(zin, teller, niet, nu, voortaan);
    balk.inert = true;
    formulier.after(vak);
    zin.textContent = `Dit wordt over ${seconden} seconden vastgelegd. U kunt het nog tegenhouden.`;
    teller.textContent = `${seconden}`;
    niet.focus();
    vak.scrollIntoView({ block: "nearest" });
    wekker = setInterval(() => {
      const over = Math.ceil((einde - Date.now()) / 1000);
      teller.textContent = `${Math.max(over, 0)}`;
      if (over <= 0) leg(knop);
    }, 200);
    formulier.addEventListener("input", () => { if (vak) stop(knop, "U wijzigde iets; er is niets vastgelegd."); }, { once: true });
    vak.addEventListener("keydown", (e) => { if (e.key === "Escape") stop(knop, "Er is niets vastgelegd."); });
  }

  // Before the listener of formulier.js, which sends once and then holds the page for sent.
  formulier.addEventListener("submit", (e) => {
    const seconden = Number(formulier.dataset.bedenktijd);
    if (vrij || !seconden || e.submitter?.value !== "doe" || uit() || onvolledig()) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (!vak) wacht(balk.querySelector("button[value=doe]"), seconden);
  }, true);
  window.addEventListener("pageshow", () => { vrij = false; });
  window.addEventListener("beforeunload", (e) => { if (vak) e.preventDefault(); });
});
