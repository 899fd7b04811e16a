// Every page type in Chromium: axe-core with no violation, nothing fetched from elsewhere, no
// script error, no sideways scrolling; in three languages, two widths, light and dark.
//
//   HELSEGRAF_URL=http://127.0.0.1:7878 node tests/clients/browser.mjs [URL] [--only NAMES] [--all] [--shots DIR]
//
// Colours do not depend on the language: unless `--all` asks for every combination, both are
// tried in bokmål at both widths, nynorsk wide and English narrow in light colours.
//
// `--only` takes a regular expression of page names, for the one who works on some.

import { mkdirSync } from "node:fs";
import { base, close, fail, finish, follow, open, paint, sideways, value, violations } from "./chromium.mjs";

const all = process.argv.includes("--all");
const shots = value("--shots");
const only = value("--only");
if (shots) mkdirSync(shots, { recursive: true });

/** The path of the first thing that a page links to. */
async function firstThing(path) {
  const { page } = await open("setup", path);
  const thing = await page.evaluate(
    () => document.querySelector(".things a, .coverage tbody a")?.getAttribute("href"),
  );
  await close(page);
  return thing;
}

const broken = encodeURIComponent("SELECT * WHERE {\n  ?s ?p x\n}");
const pages = [
  ["home", "/", 200],
  ["terms", "/ns", 200],
  ["query", "/query", 200],
  ["shapes", "/shapes", 200],
  ["one shape", "/shapes/Organisation", 200],
  ["validate", "/validate", 200],
  ["answer", "/query?example=f17-what-is-here", 200],
  ["questions", "/questions", 200],
  ["question", "/questions/e01-elements-of-a-model", 200],
  ["refused question", "/questions/c01-categories-from-2031?year=never", 400],
  ["refused query", `/query?query=${broken}`, 400],
  ["ehds", "/ehds", 200],
  ["matrix", "/ehds/matrix", 200],
  ["chain", "/ehds/chain/art51-a", 200],
  ["chain with gaps", "/ehds/chain/art51-b", 200],
  ["no chain", "/ehds/chain/none", 404],
  ["domains", "/domains", 200],
  ["ordered domains", "/domains?sort=-egenskap-kvalitet&set=sett-nasjonalt&domain=dodsarsaker", 200],
  ["narrowed domains", "/domains?level=regional", 200],
  ["no domains", "/domains?page=99", 200],
  ["refused domains", "/domains?sort=colour", 400],
  ["domain", "/doc/domains/legemidler", 200],
  ["missing", "/doc/standards/no-such-thing", 404],
  ["standards", "/standards", 200],
  ["model view", "/views/information-models/nim-overfolsomhet", 200],
  ["nothing compared", "/views/information-models/nim-smitte", 200],
  ["summary view", "/views/information-products/pasientoppsummering", 200],
  ["no view", "/views/none", 404],
  ["history", "/doc/organisations/hdir?history", 200],
  ["search", "/search", 200],
  ["hits", "/search?q=allergi", 200],
  ["narrowed hits", "/search?q=helse&kind=concepts&offset=20", 200],
  ["no hits", "/search?q=xyzzyq", 200],
  ["refused search", "/search?q=a&colour=red", 400],
  ["needs", "/needs", 200],
  ["needs weighed", "/needs?w.reach=0&w.bodies=6&unknown=unknownLeftOut", 200],
  ["refused weight", "/needs?w.reach=much", 400],
  ["roadmap", "/roadmap", 200],
  ["roadmap of a body", "/roadmap?body=councils/nufa&period=unknown", 200],
  ["refused choice", "/roadmap?body=nobody", 400],
  ["impact begin", "/impact", 200],
  ["impact search", "/impact?q=icd", 200],
  ["impact", "/impact?of=id/code-systems/icd-10", 200],
  ["impact of law", "/impact?of=id/legislation/ehds", 200],
  ["narrowed impact", "/impact?of=id/legislation/ehds&kind=organisations", 200],
  ["impact of nothing", "/impact?of=id/code-systems/none", 404],
];
const list = await firstThing("/");
if (list) {
  pages.push(["list", list, 200]);
  const thing = await firstThing(list);
  if (thing) pages.push(["thing", thing, 200]);
}
for (const path of ["/doc/information-models/nim-overfolsomhet", "/doc/elements/overf-klinisk-status",
  "/doc/health-categories/art51-b", "/doc/organisations/hdir", "/doc/domains/legemidler",
  "/doc/datasets/npr", "/doc/value-sets/vs-klinisk-status", "/doc/code-systems/icd-10"]) {
  const there = await fetch(base + path, { headers: { accept: "text/html" } });
  if (there.ok) pages.push([path.split("/").pop(), path, 200]);
}

let looked = 0;

/** One page in one language at one width: loaded once, looked at in light and dark. */
async function look(name, path, status, language, width) {
  const where = `${name} ${language} ${width}`;
  const address = `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
  const opened = await open(where, address, { width });
  const { page } = opened;
  if (opened.status !== status) fail(where, `status ${opened.status}, not ${status}`);
  const [wide, tag] = [await sideways(page), await page.evaluate(() => document.documentElement.lang)];
  if (wide > 0) fail(where, `scrolls sideways by ${wide} px`);
  if (tag !== language) fail(where, `its language is ${tag}`);
  for (const colours of language === "nb" || all ? ["light", "dark"] : ["light"]) {
    await paint(page, colours);
    for (const violation of await violations(page)) fail(`${where} ${colours}`, violation);
    if (shots) {
      const file = `${shots}/${where.replaceAll(" ", "-")}-${colours}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    looked += 1;
  }
  await close(page);
}

const combinations = all
  ? ["nb", "nn", "en"].flatMap((language) => [[language, 1280], [language, 360]])
  : [["nb", 1280], ["nb", 360], ["nn", 1280], ["en", 360]];
const chosen = only ? pages.filter(([name]) => new RegExp(only).test(name)) : pages;
if (!chosen.length) fail("--only", `no page is called ${only}`);
for (const [name, path, status] of chosen) {
  // One after another: a tab in the background does not paint.
  for (const [language, width] of combinations) await look(name, path, status, language, width);
}

// By keyboard: the first stop skips to the content, the switch changes the language and the page stays.
{
  const { page } = await open("keyboard", "/ns?lang=nb");
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => document.activeElement.getAttribute("href"));
  if (skip !== "#main") fail("keyboard", `the first stop is ${skip}`);
  await page.keyboard.press("Enter");
  const focused = await page.evaluate(() => document.activeElement.id);
  if (focused !== "main") fail("keyboard", `the skip link leads to ${focused}`);
  await follow(page, ".languages a[lang=en]");
  const now = new URL(page.url());
  if (now.pathname !== "/ns") fail("keyboard", `the switch leads to ${now.pathname}`);
  await close(page);
}

// Without JavaScript a question is asked and answered.
{
  const { page } = await open("no script", "/?lang=nb", { script: false });
  const response = await follow(page, ".ask button");
  const text = await response.text();
  if (!text.includes("<table")) fail("no script", "the form gives no table");
  await close(page);
}

// Without JavaScript a search from the head of any page finds, and is narrowed by a link.
{
  const { page } = await open("search, no script", "/ns?lang=nb", { script: false });
  await page.fill(".top .search input[type=search]", "allergi");
  await follow(page, ".top .search button");
  const before = await page.$$eval(".hits .things > li", (hits) => hits.length);
  if (!before || new URL(page.url()).searchParams.get("lang") !== "nb") {
    fail("search, no script", `${before} hits at ${page.url()}`);
  }
  await follow(page, ".facets li a");
  const chosen = await page.$(".facets .chosen a");
  if (!chosen) fail("search, no script", "the facet does not narrow the search");
  await close(page);
}

// With it, names are offered while one types.
{
  const { page } = await open("suggestions", "/ns?lang=nb");
  await page.locator(".top .search input[type=search]").pressSequentially("kjernej");
  const offered = await page
    .waitForFunction(() => document.querySelector("#search-names option")?.value, null, { timeout: 5000 })
    .then((found) => found.jsonValue(), () => "");
  if (!/kjernejournal/i.test(offered)) fail("suggestions", `offers ${JSON.stringify(offered)}`);
  await close(page);
}

// A stored question is asked about something else, by the labels of its form.
{
  const path = "/questions/c01-categories-from-2031?lang=en";
  const { page } = await open("question, no script", path, { script: false });
  const field = await page.$("input[type=number]");
  await field.fill("2029");
  const response = await follow(page, ".about button");
  const text = await response.text();
  if (!text.includes("12 rows")) fail("question, no script", "the form gives no twelve rows");
  if (!response.url().includes("year=2029")) fail("question, no script", response.url());
  await close(page);
}

// Data that break the rules, sent by the form: the verdict is a page, with the data to be mended.
for (const [name, text, heading] of [
  ["verdict", "<https://example.org/o> a <http://www.w3.org/ns/org#Organization> .", "bryter reglene"],
  ["no verdict", "<https://example.org/o> a <b", "kan ikke tolkes"],
]) {
  const { page } = await open(name, "/validate?lang=nb");
  await page.fill("#data", text);
  await follow(page, ".check button");
  const told = await page.evaluate(() => document.querySelector("main").textContent);
  if (!told.includes(heading)) fail(name, `it does not say "${heading}"`);
  const again = await page.$eval("#data", (field) => field.value);
  if (again !== text) fail(name, "the data are not there to be mended");
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await sideways(page);
    if (wide > 0) fail(`${name} ${width}`, `scrolls sideways by ${wide} px`);
    for (const colours of ["light", "dark"]) {
      await paint(page, colours);
      for (const violation of await violations(page)) fail(`${name} ${width} ${colours}`, violation);
      if (shots) await page.screenshot({ path: `${shots}/${name.replaceAll(" ", "-")}-${width}-${colours}.png`, fullPage: true });
      looked += 1;
    }
  }
  await close(page);
}

await finish(`${looked} views of ${pages.length} pages`);
