// The slider shows its step by itself once it rests; without this file the button does.
"use strict";
document.querySelectorAll("form[data-meteen]").forEach((formulier) => {
  const schuif = formulier.querySelector("input[type=range]");
  let wacht;
  schuif.addEventListener("change", () => {
    clearTimeout(wacht);
    wacht = setTimeout(() => {
      const adres = new URL(formulier.action);
      adres.search = new URLSearchParams(new FormData(formulier));
      adres.searchParams.set("schuif", "1");
      location.assign(adres);
    }, 350);
  });
});
