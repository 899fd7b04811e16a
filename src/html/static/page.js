// Small helps for those with JavaScript; every page is whole without.
"use strict";

for (const button of document.querySelectorAll("button[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  const name = button.innerHTML;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.innerHTML = name; }, 2000);
  });
}

// Names to choose from while one types; without them the search finds the same.
for (const field of document.querySelectorAll("input[data-suggests]")) {
  let asked = 0;
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = field.value.trim();
    if (text.length < 2) return;
    waiting = setTimeout(async () => {
      const number = ++asked;
      const query = new URLSearchParams({ q: text, limit: "8", lang: document.documentElement.lang });
      if (field.dataset.kind) query.set("kind", field.dataset.kind);
      const response = await fetch(`/api/search?${query}`).catch(() => undefined);
      if (!response?.ok || number !== asked) return;
      const names = new Set((await response.json()).hits.map((hit) => hit.label));
      field.list.replaceChildren(...Array.from(names, (name) => new Option(name, name)));
    }, 150);
  });
}

// Puts the IRI of a resource where the cursor stands in a query; the editor takes it where it is in use.
for (const form of document.querySelectorAll("form[data-inserts]")) {
  const field = document.getElementById(form.dataset.inserts);
  if (!field) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = form.querySelector("input").value.trim();
    const query = new URLSearchParams({ q: name, limit: "1", lang: document.documentElement.lang });
    const response = await fetch(`/api/search?${query}`).catch(() => undefined);
    const hit = response?.ok ? (await response.json()).hits[0] : undefined;
    form.querySelector("[role=status]").textContent = hit ? "" : form.dataset.missing;
    if (!hit) return;
    const text = `<${hit.iri}>`;
    const insert = new CustomEvent("insert", { detail: text, cancelable: true });
    if (field.dispatchEvent(insert)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  });
}

// On narrow screens what narrows a search would stand before what was found.
if (matchMedia("(max-width: 40rem)").matches) {
  for (const box of document.querySelectorAll(".facets > details")) box.open = false;
}
