// A day is typed as people write it, the same in every browser; beside it a button that offers the calendar of the browser.
"use strict";

function metKalender(veld) {
  if (!("showPicker" in HTMLInputElement.prototype)) return;
  const knop = document.createElement("button");
  const kiezer = document.createElement("input");
  const huls = document.createElement("span");
  huls.className = "kalender";
  knop.type = "button";
  knop.className = "knop";
  knop.textContent = "Kalender";
  const label = veld.labels[0];
  if (label) {
    label.id ||= `${veld.id}-label`;
    knop.setAttribute("aria-describedby", label.id);
  }
  kiezer.type = "date";
  kiezer.tabIndex = -1;
  kiezer.setAttribute("aria-hidden", "true");
  knop.addEventListener("click", () => {
    const deel = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(veld.value.trim());
    kiezer.value = deel ? `${deel[3]}-${deel[2].padStart(2, "0")}-${deel[1].padStart(2, "0")}` : "";
    kiezer.showPicker();
  });
  kiezer.addEventListener("change", () => {
    const [jaar, maand, dag] = kiezer.value.split("-");
    if (!dag) return;
    veld.value = `${Number(dag)}-${Number(maand)}-${jaar}`;
    veld.dispatchEvent(new Event("input", { bubbles: true }));
    veld.focus();
  });
  huls.append(kiezer, knop);
  veld.after(huls);
}

document.querySelectorAll("[data-dag]").forEach(metKalender);
