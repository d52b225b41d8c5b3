// Comfort for forms; every page works without it. Keeps what is typed as a draft, tells what is wrong when one leaves a
// field (the server judges, so that there is one rule), shows a chosen file, sends once, warns before text is lost.
"use strict";

function toonFout(id, zin) {
  const veld = document.getElementById(id);
  const vak = veld?.closest(".veld, .groepveld");
  if (!vak) return;
  if (zin) vak.closest("details.opzij")?.setAttribute("open", "");
  let regel = document.getElementById(`${id}-fout`);
  if (!zin) {
    regel?.remove();
    vak.classList.remove("veld--fout");
    veld.removeAttribute("aria-invalid");
    return;
  }
  if (!regel) {
    regel = document.createElement("p");
    regel.id = `${id}-fout`;
    regel.className = "foutregel";
    const kop = vak.querySelector(`:scope > :is(label, legend)`);
    (document.getElementById(`${id}-hulp`) || kop || vak.firstElementChild).after(regel);
    const bij = (veld.getAttribute("aria-describedby") || "").split(" ").filter((b) => b && b !== regel.id);
    veld.setAttribute("aria-describedby", [...bij, regel.id].join(" "));
  }
  const tekst = `Fout: ${zin}`;
  if (regel.textContent !== tekst) regel.textContent = tekst;
  vak.classList.add("veld--fout");
  if (veld.matches("input, select, textarea")) veld.setAttribute("aria-invalid", "true");
}

function toonGekozen(veld) {
  veld.classList.toggle("gekozen", veld.files.length > 0); // until then the browser says in its own language that there is none
}
document.addEventListener("change", (e) => { if (e.target.type === "file") toonGekozen(e.target); });
window.addEventListener("pageshow", () => document.querySelectorAll('input[type="file"]').forEach(toonGekozen));

document.querySelectorAll("form.formulier").forEach((formulier) => {
  const WACHT = 1200; // milliseconds after the last key
  const regel = formulier.querySelector("[data-bewaard]");
  const adres = formulier.dataset.bewaar;
  const geweest = new Set(); // ids of fields that were left
  let gewijzigd = false;
  let bezig = false;
  let onderweg = null; // one draft at a time, so that an older answer never comes last
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

  function bewaar() {
    clearTimeout(straks);
    if (!adres || !gewijzigd || bezig || onderweg) return;
    gewijzigd = false;
    onderweg = stuurConcept();
  }

  async function stuurConcept() {
    let gelukt = false;
    try {
      const body = velden();
      // Also when one leaves meanwhile; a browser carries on with at most 64 kB.
      const antwoord = await fetch(adres, { method: "POST", body, keepalive: body.toString().length < 60_000 });
      if ([401, 403].includes(antwoord.status)) {
        gewijzigd = true;
        meld("U bent afgemeld. Uw tekst staat nog hier. Meld u aan in een ander tabblad en ga dan verder.");
        return;
      }
      if (!antwoord.ok || antwoord.redirected) throw new Error("niet bewaard");
      const { bewaard, fouten } = await antwoord.json();
      meld(`Concept bewaard om ${bewaard}.`);
      geweest.forEach((id) => toonFout(id, fouten[id]));
      gelukt = true;
    } catch {
      gewijzigd = true;
      meld("Het concept is niet bewaard. Kopieer uw tekst voordat u deze bladzijde verlaat.");
    } finally {
      onderweg = null;
    }
    if (gelukt && gewijzigd) bewaar(); // typed meanwhile
  }

  formulier.addEventListener("input", () => {
    gewijzigd = true;
    clearTimeout(straks);
    straks = setTimeout(bewaar, WACHT);
  });
  formulier.addEventListener("focusout", (e) => {
    if (!e.target.name) return;
    geweest.add(`v-${e.target.name.replaceAll(".", "-")}`);
    if (e.relatedTarget?.form !== formulier || e.relatedTarget.type !== "submit") bewaar(); // else it is sent right now
  });
  formulier.addEventListener("submit", (e) => {
    if (bezig) return e.preventDefault(); // a double click sends once
    bezig = true;
    gewijzigd = false;
    clearTimeout(straks);
    if (!onderweg) return;
    e.preventDefault(); // a draft that arrives after the step would outlive it
    const verder = () => { bezig = false; onderweg = null; formulier.requestSubmit(e.submitter); };
    Promise.race([onderweg, new Promise((klaar) => { setTimeout(klaar, 2 * WACHT); })]).then(verder);
  });

  // A field that only some answers ask stays out of sight beside another answer. What holds something, or is wrong, is never hidden:
  // so nothing is sent that nobody sees, and nothing typed is lost.
  const gaf = (naam) => [...formulier.elements].filter((e) => e.name === naam && (e.type !== "radio" || e.checked)).map((e) => e.value);
  const leeg = (vak) => [...vak.querySelectorAll("input:not([type=hidden]), textarea, select")].every((e) => (
    ["radio", "checkbox"].includes(e.type) ? !e.checked || !e.value : !e.value));
  function schik() {
    formulier.querySelectorAll("[data-bij]").forEach((vak) => {
      const past = vak.dataset.bij.split(" ").every((deel) => {
        const [naam, codes] = deel.split("=");
        return gaf(naam).some((waarde) => codes.split(",").includes(waarde));
      });
      vak.hidden = !past && leeg(vak) && !vak.classList.contains("veld--fout");
    });
  }
  formulier.addEventListener("change", schik);
  window.addEventListener("pageshow", schik);

  document.addEventListener("visibilitychange", () => { if (document.hidden) bewaar(); });
  window.addEventListener("pageshow", () => { bezig = false; });
  const gekozen = () => [...formulier.querySelectorAll('input[type="file"]')].some((veld) => veld.files.length);
  // a draft holds no chosen file, so leaving would lose it
  window.addEventListener("beforeunload", (e) => { if (gewijzigd || (!bezig && gekozen())) e.preventDefault(); });
});
