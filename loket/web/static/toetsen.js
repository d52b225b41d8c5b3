// Shortcuts and the command palette. Every page works without it; what it lists is in the page already.
"use strict";
(() => {
  const staatUit = (wat = "toetsen") => { try { return localStorage.getItem(wat) === "uit"; } catch { return false; } };
  const zet = (wat, uit) => { try { localStorage.setItem(wat, uit ? "uit" : "aan"); } catch { /* private window */ } };
  const typt = (e) => e.target instanceof Element
    && e.target.closest("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable]") !== null;
  const hulp = document.getElementById("toetsen");
  const palet = document.getElementById("palet");
  const open = (venster) => { if (venster && !document.querySelector("dialog[open]")) venster.showModal(); };

  // -------------------------------------------------------- walking through a list
  const rijen = () => [...document.querySelectorAll(".werk a.zaak, .hit h2 a, .rijlijst a.zaak")];
  const stap = (richting) => {
    const alle = rijen();
    const hier = alle.indexOf(document.activeElement);
    const doel = alle[hier < 0 ? (richting > 0 ? 0 : alle.length - 1) : hier + richting];
    if (doel) { doel.focus(); doel.closest("tr, section")?.scrollIntoView({ block: "nearest" }); }
  };
  const kies = () => {
    const vakje = document.activeElement?.closest("tr")?.querySelector("input[type=checkbox]");
    if (vakje) vakje.click();
  };
  // The next step: of the row that has the focus, else of this page; on a form the first field (what is wrong goes first).
  const aan = () => {
    const rij = document.activeElement?.closest("tr");
    const stap = (rij?.querySelector("a.zaak") && rij.querySelector(".c-stap a")) || (!rij && document.querySelector("main a.knop--hoofd"));
    if (stap) { stap.click(); return; }
    const formulier = document.querySelector("main form.formulier, aside form.formulier");
    const veld = formulier?.querySelector("[aria-invalid=true]") || [...(formulier?.elements || [])].find((e) => (
      e.matches("input:not([type=hidden]), select, textarea") && e.offsetParent));
    veld?.focus();
  };
  const naar = (adres) => {
    const link = document.querySelector(`.kop-nav a[href="${adres}"]`);
    if (link) link.click();
  };
  const GA = { w: "/", d: "/dossiers", t: "/termijnen", b: "/berichten", k: "/kwaliteit" };
  const DOE = {
    "/": () => { const veld = document.getElementById("zoekveld"); veld?.focus(); veld?.select(); },
    "?": () => open(hulp),
    j: () => stap(1),
    k: () => stap(-1),
    a: aan,
    x: kies,
    n: () => document.querySelector("a[rel=next]")?.click(),
  };

  let wachtOpG = 0;
  document.addEventListener("keydown", (e) => {
    if (e.isComposing || e.defaultPrevented) return;
    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === "k") {
      if (staatUit() || !palet) return;
      e.preventDefault();
      if (palet.open) palet.close(); else open(palet);
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typt(e) || staatUit() || document.querySelector("dialog[open]")) return;
    if (Date.now() - wachtOpG < 1500) {
      wachtOpG = 0;
      if (GA[e.key]) { e.preventDefault(); naar(GA[e.key]); return; }
    }
    if (e.key === "g") { wachtOpG = Date.now(); return; }
    if (Object.hasOwn(DOE, e.key)) { e.preventDefault(); DOE[e.key](); }
  });

  // -------------------------------------------------------- the overlay
  hulp?.querySelectorAll("[data-schakelaar]").forEach((schakelaar) => {
    const wat = schakelaar.dataset.schakelaar;
    schakelaar.addEventListener("change", () => zet(wat, !schakelaar.checked));
    const lees = () => { schakelaar.checked = !staatUit(wat); };
    lees();
    window.addEventListener("storage", lees);
    new MutationObserver(lees).observe(hulp, { attributes: true, attributeFilter: ["open"] });
  });
  document.querySelectorAll("a[href='/toetsen']").forEach((a) => {
    if (hulp) a.addEventListener("click", (e) => { e.preventDefault(); open(hulp); });
  });

  // -------------------------------------------------------- the palette
  if (!palet) return;
  const veld = palet.querySelector("input[type=search]");
  const lijst = palet.querySelector("[role=listbox]");
  const telling = palet.querySelector("[role=status]");
  let gekozen = -1;
  const bronnen = () => {
    const gezien = new Set();
    return [...document.querySelectorAll(".kop-nav a, .rail a, main a.knop, .acties a, .wie-kaart a")]
      .map((a) => ({ a, tekst: a.textContent.replace(/\s+/g, " ").trim() }))
      .filter(({ tekst }) => tekst && !gezien.has(tekst) && gezien.add(tekst));
  };
  const plat = (tekst) => tekst.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const markeer = (nr) => {
    const opties = [...lijst.children];
    gekozen = opties.length ? (nr + opties.length) % opties.length : -1;
    opties.forEach((o, i) => o.setAttribute("aria-selected", String(i === gekozen)));
    if (gekozen < 0) { veld.removeAttribute("aria-activedescendant"); return; }
    veld.setAttribute("aria-activedescendant", opties[gekozen].id);
    opties[gekozen].scrollIntoView({ block: "nearest" });
  };
  const vul = () => {
    const delen = plat(veld.value).split(/\s+/).filter(Boolean);
    const past = bronnen().filter(({ tekst }) => delen.every((d) => plat(tekst).includes(d))).slice(0, 12);
    lijst.replaceChildren(...past.map(({ a, tekst }, i) => {
      const optie = document.createElement("li");
      optie.id = `palet-${i}`;
      optie.setAttribute("role", "option");
      optie.textContent = tekst;
      optie.addEventListener("click", () => { palet.close(); a.click(); });
      return optie;
    }));
    gekozen = -1;
    markeer(delen.length && past.length ? 0 : -1);
    if (!(delen.length && past.length)) { gekozen = -1; lijst.querySelectorAll("[aria-selected=true]").forEach((o) => o.setAttribute("aria-selected", "false")); }
    telling.textContent = past.length ? "" : "Geen opdracht heet zo. Enter zoekt een leerling, zaak of school.";
  };
  veld.addEventListener("input", vul);
  veld.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown") { e.preventDefault(); markeer(gekozen + 1); }
    if (e.key === "ArrowUp") { e.preventDefault(); markeer(gekozen < 0 ? -1 : gekozen - 1); }
    if (e.key === "Enter" && gekozen >= 0) { e.preventDefault(); lijst.children[gekozen].click(); }
  });
  new MutationObserver(() => { if (palet.open) { veld.value = ""; vul(); veld.focus(); } })
    .observe(palet, { attributes: true, attributeFilter: ["open"] });
})();
