// Every page type in Chromium: axe-core with no violation, nothing fetched from elsewhere, no
// script error, no sideways scrolling; in three languages, two widths, light and dark.
//
//   HELSEGRAF_URL=http://127.0.0.1:7878 node tests/clients/browser.mjs [URL] [--only NAMES] [--all] [--shots DIR]
//
// Colours do not depend on the language: unless `--all` asks for every combination, both are
// tried in bokmål at both widths, nynorsk wide and English narrow in light colours.
//
// `--only` takes a regular expression of page names, for the one who works on some.
//
// CHROMIUM names the browser; /usr/bin/chromium unless given.

import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const given = process.argv.slice(2).find((argument) => argument.startsWith("http"));
const base = (given ?? process.env.HELSEGRAF_URL ?? "http://127.0.0.1:7878").replace(/\/$/, "");
const all = process.argv.includes("--all");
const value = (flag) =>
  process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;
const shots = value("--shots");
const only = value("--only");
if (shots) mkdirSync(shots, { recursive: true });

const failures = [];
const fail = (where, what) => failures.push(`${where}: ${what}`);

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
  ],
});

/** A page that reports what it fetches and what goes wrong in it. */
async function open(where, path, { width = 1280, script = true } = {}) {
  const page = await browser.newPage();
  await page.setCacheEnabled(false);
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:") && !url.startsWith("blob:")) {
      fail(where, `asks ${url}`);
    }
  });
  page.on("pageerror", (error) => fail(where, `script error: ${error.message}`));
  page.on("console", (message) => {
    const expected = /status of (400|403|404)/.test(message.text());
    if (message.type() === "error" && !expected) fail(where, `console: ${message.text()}`);
  });
  const response = await page.goto(base + path, { waitUntil: "load" });
  return { page, status: response.status() };
}

/** The violations axe finds, without the editor, which is not ours to mend. */
async function violations(page) {
  // Evaluated through the debugger: the page's own policy forbids it scripts from elsewhere.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await window.axe.run(
      { include: [["html"]], exclude: [[".editor"]] },
      { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    );
    return found.violations.map((v) => `${v.id} (${v.impact}): ${v.help}; ${v.nodes
      .slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
  });
}

/** The path of the first thing that a page links to. */
async function firstThing(path) {
  const { page } = await open("setup", path);
  const thing = await page.evaluate(
    () => document.querySelector(".things a, .coverage tbody a")?.getAttribute("href"),
  );
  await page.close();
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
  ["missing", "/doc/standards/no-such-thing", 404],
  ["search", "/search", 200],
  ["hits", "/search?q=allergi", 200],
  ["narrowed hits", "/search?q=helse&kind=concepts&offset=20", 200],
  ["no hits", "/search?q=xyzzyq", 200],
  ["refused search", "/search?q=a&colour=red", 400],
];
const list = await firstThing("/");
if (list) {
  pages.push(["list", list, 200]);
  const thing = await firstThing(list);
  if (thing) pages.push(["thing", thing, 200]);
}
for (const path of ["/doc/information-models/nim-overfolsomhet", "/doc/elements/overf-klinisk-status",
  "/doc/health-categories/art51-b", "/doc/organisations/hdir", "/doc/domains/legemidler",
  "/doc/datasets/npr"]) {
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
  const [wide, tag] = await page.evaluate(() => [
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    document.documentElement.lang,
  ]);
  if (wide > 0) fail(where, `scrolls sideways by ${wide} px`);
  if (tag !== language) fail(where, `its language is ${tag}`);
  for (const colours of language === "nb" || all ? ["light", "dark"] : ["light"]) {
    // Without motion: half-way between two colours the contrast is nobody's.
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: colours },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    for (const violation of await violations(page)) fail(`${where} ${colours}`, violation);
    if (shots) {
      const file = `${shots}/${where.replaceAll(" ", "-")}-${colours}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    looked += 1;
  }
  await page.close();
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
  await Promise.all([page.waitForNavigation(), page.click(".languages a[lang=en]")]);
  const now = new URL(page.url());
  if (now.pathname !== "/ns") fail("keyboard", `the switch leads to ${now.pathname}`);
  await page.close();
}

// Without JavaScript a question is asked and answered.
{
  const { page } = await open("no script", "/?lang=nb", { script: false });
  const [response] = await Promise.all([page.waitForNavigation(), page.click(".ask button")]);
  const text = await response.text();
  if (!text.includes("<table")) fail("no script", "the form gives no table");
  await page.close();
}

// Without JavaScript a search from the head of any page finds, and is narrowed by a link.
{
  const { page } = await open("search, no script", "/ns?lang=nb", { script: false });
  await page.type(".top .search input[type=search]", "allergi");
  await Promise.all([page.waitForNavigation(), page.click(".top .search button")]);
  const before = await page.$$eval(".hits .things > li", (hits) => hits.length);
  if (!before || new URL(page.url()).searchParams.get("lang") !== "nb") {
    fail("search, no script", `${before} hits at ${page.url()}`);
  }
  await Promise.all([page.waitForNavigation(), page.click(".facets li a")]);
  const chosen = await page.$(".facets .chosen a");
  if (!chosen) fail("search, no script", "the facet does not narrow the search");
  await page.close();
}

// With it, names are offered while one types.
{
  const { page } = await open("suggestions", "/ns?lang=nb");
  await page.type(".top .search input[type=search]", "kjernej");
  const offered = await page
    .waitForFunction(() => document.querySelector("#search-names option")?.value, { timeout: 5000 })
    .then((found) => found.jsonValue(), () => "");
  if (!/kjernejournal/i.test(offered)) fail("suggestions", `offers ${JSON.stringify(offered)}`);
  await page.close();
}

// A stored question is asked about something else, by the labels of its form.
{
  const path = "/questions/c01-categories-from-2031?lang=en";
  const { page } = await open("question, no script", path, { script: false });
  const field = await page.$("input[type=number]");
  await field.click({ clickCount: 3 });
  await field.type("2029");
  const [response] = await Promise.all([page.waitForNavigation(), page.click(".about button")]);
  const text = await response.text();
  if (!text.includes("12 rows")) fail("question, no script", "the form gives no twelve rows");
  if (!response.url().includes("year=2029")) fail("question, no script", response.url());
  await page.close();
}

// Data that break the rules, sent by the form: the verdict is a page, with the data to be mended.
for (const [name, text, heading] of [
  ["verdict", "<https://example.org/o> a <http://www.w3.org/ns/org#Organization> .", "bryter reglene"],
  ["no verdict", "<https://example.org/o> a <b", "kan ikke tolkes"],
]) {
  const { page } = await open(name, "/validate?lang=nb");
  await page.type("#data", text);
  await Promise.all([page.waitForNavigation(), page.click(".check button")]);
  const told = await page.evaluate(() => document.querySelector("main").textContent);
  if (!told.includes(heading)) fail(name, `it does not say "${heading}"`);
  const again = await page.$eval("#data", (field) => field.value);
  if (again !== text) fail(name, "the data are not there to be mended");
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 900 });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 0) fail(`${name} ${width}`, `scrolls sideways by ${wide} px`);
    for (const colours of ["light", "dark"]) {
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: colours },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      for (const violation of await violations(page)) fail(`${name} ${width} ${colours}`, violation);
      if (shots) await page.screenshot({ path: `${shots}/${name.replaceAll(" ", "-")}-${width}-${colours}.png`, fullPage: true });
      looked += 1;
    }
  }
  await page.close();
}

// With the editor, where it is installed, the same question gets rows.
const bundle = await fetch(`${base}/static/yasgui/yasgui.min.js`);
if (bundle.ok) {
  const { page } = await open("editor", "/query?example=f17-what-is-here&lang=nb");
  const mounted = await page.$(".editor .yasqe");
  if (!mounted) {
    fail("editor", "it did not start");
  } else {
    await page.click(".editor .yasqe_queryButton");
    try {
      await page.waitForSelector(".editor .yasr table tbody tr", { timeout: 15000 });
    } catch {
      fail("editor", "no rows came");
    }
    if (shots) await page.screenshot({ path: `${shots}/editor.png`, fullPage: true });
  }
  await page.close();
} else {
  console.log("the editor's bundle is not installed; its pages have the plain form");
}

await browser.close();
console.log(`${looked} views of ${pages.length} pages, ${failures.length} failures`);
for (const failure of failures) console.error(failure);
process.exit(failures.length ? 1 : 0);
