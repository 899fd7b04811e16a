// The SPARQL editor in place of the plain form, where its bundle is installed.
"use strict";

const form = document.querySelector("form.ask[data-editor]");

// On a narrow screen its buttons would cover the query: there the plain form is better.
if (form && window.Yasgui && matchMedia("(min-width: 48rem)").matches) {
  const field = form.querySelector("textarea");
  const place = document.createElement("div");
  place.className = "editor";
  form.before(place);

  // Our own prefixes; nothing is fetched from elsewhere.
  const { Yasqe } = window.Yasgui;
  const prefixes = form.dataset.prefixes.split("\n").map((line) => {
    const [prefix, namespace] = line.split(" ");
    return `${prefix}: <${namespace}>`;
  });
  Yasqe.forkAutocompleter("prefixes", {
    name: "ours",
    persistenceId: null,
    get: () => Promise.resolve(prefixes),
  });

  const yasgui = new window.Yasgui(place, {
    autofocus: false,
    persistenceId: null,
    populateFromUrl: false,
    copyEndpointOnNewTab: true,
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: field.value, autocompleters: ["ours", "variables"], prefixCcApi: null },
  });

  const tab = yasgui.getTab();
  if (tab) {
    tab.setQuery(field.value);
    // Names for what the editor leaves unnamed.
    const input = place.querySelector(".CodeMirror textarea");
    if (input) input.setAttribute("aria-label", form.dataset.editor);
    // What the server answered is old once the editor has asked.
    yasgui.on("query", () => {
      const answer = document.querySelector(".answer");
      if (answer) answer.hidden = true;
    });
    form.hidden = true;
    field.addEventListener("insert", (event) => {
      event.preventDefault();
      tab.getYasqe().replaceSelection(event.detail);
      tab.getYasqe().focus();
    });
    // Drawings are the server's: it is asked what stands in the editor.
    const draws = document.querySelector("[data-draws]");
    if (draws) {
      draws.parentElement.hidden = false;
      draws.addEventListener("click", () => {
        field.value = tab.getQuery();
        form.requestSubmit();
      });
    }
  }
}
