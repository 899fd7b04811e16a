// The SPARQL page as those use it who write queries: by keyboard alone a name is completed, the query
// runs, and the one answer is read as table, graph and chart. Nothing leaves the origin.
//
//   HELSEGRAF_URL=http://127.0.0.1:7878 node tests/clients/sparql.mjs [URL] [--shots DIR]

import { mkdirSync } from "node:fs";
import { base, close, fail, finish, follow, open, paint, sideways, value, violations } from "./chromium.mjs";

const shots = value("--shots");
if (shots) mkdirSync(shots, { recursive: true });
let looked = 0;

/** A page as it stands: no violation, no sideways scrolling, light and dark. */
async function look(page, name) {
  const wide = await sideways(page);
  if (wide > 0) fail(name, `scrolls sideways by ${wide} px`);
  for (const colours of ["light", "dark"]) {
    await paint(page, colours);
    for (const violation of await violations(page)) fail(`${name} ${colours}`, violation);
    if (shots) await page.screenshot({ path: `${shots}/${name.replaceAll(" ", "-")}-${colours}.png`, fullPage: true });
    looked += 1;
  }
}

const text = (page) => page.evaluate(() => document.querySelector(".CodeMirror").CodeMirror.getValue());
const told = (page) => page.locator("#result .told").innerText();

/** Waits for the answer that is read now to be another. */
const answered = (page, before) => page.waitForFunction(
  (before_) => !document.querySelector("#result[aria-busy]") && document.querySelector("#result").textContent !== before_, before,
);

/** Moves on with the keyboard until what has the focus is what is looked for. */
async function reach(page, name, is) {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(is)) return;
  }
  fail(name, "is not reached by keyboard");
}

// Without JavaScript: the plain field, the answer with all its forms, chosen by keyboard.
for (const width of [1280, 360]) {
  const where = `plain ${width}`;
  const { page } = await open(where, "/query?lang=nb", { script: false, width });
  await page.fill("#query", "PREFIX hg: <https://w3id.org/helsegraf/ns#>\nSELECT ?kind (COUNT(?thing) AS ?things) WHERE { ?thing a ?kind } GROUP BY ?kind");
  await follow(page, ".ask button");
  const shown = () => Promise.all(["table", "graph", "chart"].map((form) => page.locator(`.as-${form}`).isVisible()));
  if (String(await shown()) !== "true,false,false") fail(where, `shows ${await shown()}`);
  await page.focus(".as [value=table]");
  await page.keyboard.press("ArrowRight");
  if (String(await shown()) !== "false,true,false") fail(where, `the graph is not chosen: ${await shown()}`);
  await page.keyboard.press("ArrowRight");
  if (String(await shown()) !== "false,false,true") fail(where, `the chart is not chosen: ${await shown()}`);
  if (!(await page.locator(".as-chart svg .bar").count())) fail(where, "no bar is drawn");
  const headings = await page.getByRole("heading", { name: "Svar", exact: true }).count();
  if (headings !== 1) fail(where, `${headings} answers`);
  await close(page);
}

const bundle = await fetch(`${base}/static/yasgui/yasgui.min.js`);
if (!bundle.ok) {
  console.log("the editor's bundle is not installed; its page has the plain form");
  await finish(`${looked} views`);
}

for (const [language, width, list, cancel] of [
  ["nb", 1280, "Det du kan mene", "Avbryt"], ["nn", 360, "Det du kan meine", "Avbryt"], ["en", 1280, "What you may mean", "Cancel"],
]) {
  const where = `editor ${language} ${width}`;
  const { page } = await open(where, `/query?lang=${language}`, { width });
  try {
    await look(page, `${where} empty`);
    await reach(page, `${where}: the editor`, () => document.activeElement.closest(".CodeMirror") !== null);

    // A thing by its name, in an IRI; a property by its prefix, which is declared at once.
    await page.keyboard.type("SELECT ?p ?x ?y WHERE { <legemid");
    const names = page.getByRole("listbox", { name: list });
    await names.getByRole("option", { name: /id\/domains\/legemidler>/ }).first().waitFor();
    await look(page, `${where} list open`);
    await page.keyboard.press("Enter");
    await page.keyboard.type(" ?p ?x . OPTIONAL { ?x hg:inDom");
    await names.getByRole("option", { name: /hg:inDomain/ }).first().waitFor();
    await page.keyboard.press("Enter");
    // By a word alone, when it is asked for; then taken back.
    await page.keyboard.type(" epikris");
    await page.keyboard.press("Control+Space");
    await names.getByRole("option", { name: /epikrise/i }).first().waitFor();
    await page.keyboard.press("Escape");
    for (const _ of "epikris") await page.keyboard.press("Backspace");
    await page.keyboard.type("?y } }");
    const written = await text(page);
    const expected = "PREFIX hg: <https://w3id.org/helsegraf/ns#>\nSELECT ?p ?x ?y WHERE { <https://w3id.org/helsegraf/id/domains/legemidler> ?p ?x . OPTIONAL { ?x hg:inDomain ?y } }";
    if (written !== expected) fail(where, `completed to ${written}`);

    let before = await page.locator("#result").textContent();
    await page.keyboard.press("Control+Enter");
    await answered(page, before);
    if (!(await page.locator("#result tbody tr").count())) fail(where, `no rows: ${await told(page)}`);
    if (!new URL(page.url()).searchParams.get("query")?.includes("hg:inDomain")) fail(where, `is at ${page.url()}`);
    if (await page.locator(".yasr, #query:visible").count()) fail(where, "there are two answers, or two fields");
    await look(page, `${where} answered`);

    // What cannot be read: line and column, and the line marked in the editor.
    await page.keyboard.press("Control+A");
    await page.keyboard.type("SELECT * WHERE {\n?s ?p \n}");
    before = await page.locator("#result").textContent();
    await page.keyboard.press("Control+Enter");
    await answered(page, before);
    if (!/ 3, \S+ \d/.test(await told(page))) fail(where, `the place is told as ${await told(page)}`);
    if (!(await page.locator(".CodeMirror .broken").count())) fail(where, "the line is not marked");
    await look(page, `${where} broken`);

    // What takes long says so, and is given up by keyboard.
    await page.keyboard.press("Control+A");
    await page.keyboard.type("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?i != ?a) }");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: cancel }).waitFor();
    await look(page, `${where} waiting`);
    await reach(page, `${where}: ${cancel}`, () => document.activeElement.matches("[data-cancels]"));
    await page.keyboard.press("Enter");
    await page.locator("#result .failure").waitFor();
    if (!/\d s/.test(await told(page))) fail(where, `given up: ${await told(page)}`);
    const focused = await page.evaluate(() => document.activeElement.closest(".CodeMirror") !== null);
    if (!focused) fail(where, "the focus is lost when a query is given up");
  } catch (error) {
    fail(where, error.message.split("\n")[0]);
  }
  await close(page);
}

await finish(`${looked} views of the SPARQL page`);
