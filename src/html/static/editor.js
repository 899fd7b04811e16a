// The SPARQL editor in place of the plain field, where its bundle is installed. Queries go to the
// page's own address and the answer the server writes is put in its place: one answer, one form.
"use strict";

/** Mounts it on the form; what it says stands in the page, in the reader's language. */
function mountEditor(Yasqe, form, parts) {
  const field = form.querySelector("textarea");
  const told = parts.dataset;
  const language = document.documentElement.lang;
  const prefixes = Object.fromEntries(form.dataset.prefixes.split("\n").map((line) => line.split(" ")));

  // Our own prefixes are declared as they are used; nothing is asked of other servers.
  Yasqe.forkAutocompleter("prefixes", {
    name: "ours",
    persistenceId: null,
    get: () => Object.entries(prefixes).map(([prefix, space]) => `${prefix}: <${space}>`),
  }, false);
  const names = completesNames(Yasqe, prefixes, language, told);
  // Set whole: given to one editor, a shorter list is filled up with those that ask elsewhere.
  Yasqe.defaults.autocompleters = ["ours", "variables", ...names];

  const place = document.createElement("div");
  place.className = "editor";
  field.before(place);
  const run = form.querySelector(".runs");
  run.append(parts.content.cloneNode(true));
  const asks = { run: () => form.requestSubmit() };
  const yasqe = new Yasqe(place, {
    value: field.value || " ",
    persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false,
    resizeable: false, editorHeight: "auto", viewportMargin: Infinity, syntaxErrorCheck: false,
    highlightSelectionMatches: false, lineNumbers: true,
    extraKeys: {
      "Ctrl-Enter": asks.run, "Cmd-Enter": asks.run,
      // Leaves the editor, as in any field.
      Tab: false, "Shift-Tab": false, "Ctrl-S": false,
    },
  });
  yasqe.showNotification = () => {};
  yasqe.checkSyntax = () => {};
  yasqe.setValue(field.value);
  yasqe.getInputField().setAttribute("aria-label", form.dataset.editor);
  yasqe.on("autocompletionShown", (_, widget) => widget.hints.setAttribute("aria-label", told.names));
  field.hidden = true;
  field.required = false;
  form.querySelector("label[for=query]").addEventListener("click", () => yasqe.focus());
  document.querySelector("form.inserts")?.remove();

  const result = document.getElementById("result");
  const status = run.querySelector("[role=status]");
  const cancels = run.querySelector("[data-cancels]");
  let asking;
  let broken;

  const unmark = () => {
    if (broken) yasqe.removeLineClass(broken, "wrap", "broken");
    broken = undefined;
  };
  /** Marks the line the server could not read, and puts the cursor where it stopped. */
  const mark = () => {
    const at = result.querySelector("[data-line]")?.dataset;
    if (!at) return;
    const line = Number(at.line) - 1;
    if (line >= yasqe.getDoc().lineCount()) return;
    broken = yasqe.addLineClass(line, "wrap", "broken");
    yasqe.getDoc().setCursor({ line, ch: Number(at.column) - 1 });
  };
  mark();
  yasqe.on("change", unmark);

  /** A refusal that is not part of a page of answers, and what goes wrong on the way. */
  const failure = (title, detail) => {
    const box = document.createElement("div");
    box.className = "failure";
    box.setAttribute("role", "alert");
    for (const [text, name] of [[title, "told"], [detail, "detail"]]) {
      if (!text) continue;
      const line = document.createElement("p");
      line.className = name;
      line.textContent = text;
      box.append(line);
    }
    return box;
  };

  const say = (text, name = "") => {
    status.textContent = text;
    status.className = name;
  };
  const chosen = () => result.querySelector(".as input:checked")?.value;
  const show = (answer, form_) => {
    result.replaceChildren(answer);
    const again = form_ && result.querySelector(`.as input[value=${form_}]`);
    if (again) again.checked = true;
  };

  /** Asks the server for its page, and takes the answer out of it. */
  async function ask() {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    unmark();
    const started = performance.now();
    const seconds = () => Math.round((performance.now() - started) / 1000);
    const tick = () => say(told.running.replace("{s}", seconds()));
    const waiting = setInterval(tick, 1000);
    cancels.hidden = false;
    result.setAttribute("aria-busy", "true");
    tick();
    const view = chosen();
    field.value = yasqe.getValue();
    const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
    try {
      const response = await fetch(address, { headers: { accept: "text/html" }, signal: mine.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const answer = page.querySelector("section.answer");
      show(answer ?? failure(page.querySelector("main h1")?.textContent ?? told.unreachable, page.querySelector("main h1 ~ p")?.textContent), view);
      if (answer) {
        history.pushState(null, "", address);
        // What leads on from here speaks of the query that was asked.
        for (const part of [".languages", ".begin"]) {
          const now = page.querySelector(part);
          if (now) document.querySelector(part)?.replaceWith(now);
        }
      }
      // Failures are alerts, and tell themselves.
      say(result.querySelector(".failure") ? "" : result.querySelector(".told")?.textContent ?? "", "unseen");
      mark();
    } catch {
      if (asking !== mine) return;
      const text = mine.signal.aborted ? told.cancelled.replace("{s}", seconds()) : told.unreachable;
      show(failure(text));
      say("");
    } finally {
      clearInterval(waiting);
      if (asking === mine) {
        asking = undefined;
        cancels.hidden = true;
        result.removeAttribute("aria-busy");
      }
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (yasqe.getValue().trim()) ask();
  });
  cancels.addEventListener("click", () => {
    asking?.abort();
    yasqe.focus();
  });
  addEventListener("popstate", () => location.reload());
}

{
  const form = document.querySelector("form.ask[data-editor]");
  const parts = document.getElementById("editing");
  if (form && parts && window.Yasgui) mountEditor(window.Yasgui.Yasqe, form, parts);
}
