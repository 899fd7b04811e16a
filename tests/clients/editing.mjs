// Editing in Chromium, signed in with a token: the form, what would change, a refusal, a conflict, the history. Each
// page without a violation of axe-core, without sideways scrolling, in light and dark, wide and narrow; the way through
// them without JavaScript and with the keyboard alone.
//
//   HELSEGRAF_TOKEN=hg_... node tests/clients/editing.mjs [URL] [--shots DIR]

import { mkdirSync } from "node:fs";
import { base, close, fail, finish, follow, open, paint, sideways, value, violations } from "./chromium.mjs";

const token = process.env.HELSEGRAF_TOKEN;
if (!token) throw new Error("HELSEGRAF_TOKEN is not set");
const shots = value("--shots");
if (shots) mkdirSync(shots, { recursive: true });
const thing = encodeURIComponent("https://w3id.org/helsegraf/id/registries/dodsarsaksregister");
const edit = `/edit?of=${thing}`;
let looked = 0;

/** A page as it is now, at both widths, in both colours. */
async function look(page, name) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colours of ["light", "dark"]) {
      const where = `${name} ${width} ${colours}`;
      await paint(page, colours);
      const wide = await sideways(page);
      if (wide > 0) fail(where, `scrolls sideways by ${wide} px`);
      for (const violation of await violations(page)) fail(where, violation);
      if (shots) await page.screenshot({ path: `${shots}/${where.replaceAll(" ", "-")}.png`, fullPage: true });
      looked += 1;
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await paint(page, "light");
}

/** Signs in on a page that asks for it. */
async function signIn(page) {
  await page.fill("#token", token);
  return follow(page, "main form button");
}

/** The button of a form. */
const button = (name) => `.actions button[value=${name}]`;

// With script: every page is looked at.
{
  const { page } = await open("sign in", `${edit}&lang=nb`);
  await look(page, "sign in");
  await page.fill("#token", "hg_wrong");
  await follow(page, "main form button");
  await look(page, "not signed in");
  await signIn(page);
  if (!page.url().includes("/edit?of=")) fail("sign in", `leads to ${page.url()}`);
  await look(page, "form");
  await page.fill("#f-prefLabel-0", "");
  const refused = await follow(page, button("check"));
  if (refused.status() !== 422) fail("refused form", `status ${refused.status()}`);
  await look(page, "refused form");
  // From the summary to the field.
  await page.click(".failure a");
  const target = await page.evaluate(() => location.hash && document.querySelector(location.hash)?.className);
  if (!target) fail("refused form", "the summary leads nowhere");
  await page.fill("#f-prefLabel-0", "Dødsårsaksregisteret");
  await follow(page, button("check"));
  await look(page, "review");
  await follow(page, button("back"));
  const kept = await page.inputValue("#f-prefLabel-0");
  if (kept !== "Dødsårsaksregisteret") fail("back", `the form holds ${kept}`);
  await follow(page, button("delete"));
  await look(page, "removal");
  await page.goto(new URL("/sign-in?lang=en", page.url()).href);
  await look(page, "signed in");
  await page.goto(new URL("/edit?lang=nn", page.url()).href);
  await look(page, "begin");
  await page.goto(new URL("/edit?kind=datasets&lang=en", page.url()).href);
  await look(page, "new");
  await close(page);
}

// Without script, two at once: the second is told of the first, sees both, and goes on.
{
  const first = (await open("first", `${edit}&lang=nb`, { script: false })).page;
  const second = (await open("second", `${edit}&lang=nb`, { script: false })).page;
  await signIn(first);
  await signIn(second);
  const name = `Register ${Date.now()}`;
  await first.fill("#f-prefLabel-1", name);
  await follow(first, button("check"));
  await first.fill("#message", "prøve i nettleser");
  await follow(first, button("commit"));
  if (!first.url().includes("/doc/registries/dodsarsaksregister")) fail("commit", `leads to ${first.url()}`);
  const told = await first.textContent(".facts");
  if (!told.includes("prøve i nettleser")) fail("commit", "the page does not tell of the change");
  await follow(first, ".facts .edit-link a");
  if ((await first.inputValue("#f-prefLabel-1")) !== name) fail("commit", "the form does not hold what was saved");
  await second.fill("#f-altLabel-0", "annet navn");
  const conflict = await follow(second, button("check"));
  if (conflict.status() !== 412) fail("conflict", `status ${conflict.status()}`);
  const both = await second.textContent("main");
  if (!both.includes(name) || !both.includes("annet navn")) fail("conflict", "it does not show both");
  await follow(second, button("merge"));
  await follow(second, button("commit"));
  const now = await second.textContent("main");
  if (!now.includes("annet navn")) fail("conflict", "what was written is not saved");
  await close(first);
  await close(second);
}

// Another class: what fits it stays, the rest is set aside and comes back.
{
  const { page } = await open("class", "/edit?kind=measures&lang=en");
  await signIn(page);
  const classes = await page.$$eval("#class option", (options) => options.map((option) => option.value));
  const choose = async (value) => {
    await page.selectOption("#class", value);
    await follow(page, "button[value=class]");
  };
  await choose(classes.find((one) => one.endsWith("RoadmapMeasure")));
  await page.fill("#f-prefLabel-0", "Et tiltak");
  await page.fill("#f-period-0", "2026");
  await choose(classes.find((one) => one.endsWith("#Measure")));
  if ((await page.inputValue("#f-prefLabel-0")) !== "Et tiltak") fail("class", "the name is lost");
  if (!(await page.textContent("main")).includes("no place for")) fail("class", "it does not say what is set aside");
  await look(page, "class");
  await choose(classes.find((one) => one.endsWith("RoadmapMeasure")));
  if ((await page.inputValue("#f-period-0")) !== "2026") fail("class", "what was set aside does not come back");
  await close(page);
}

// A session that ends, and a thing that is removed, while one writes. With script, without which axe-core never ends.
{
  const { page } = await open("ends", `${edit}&lang=en`);
  await signIn(page);
  await page.fill("#f-altLabel-0", "written for long");
  await page.context().clearCookies();
  const over = await follow(page, button("check"));
  if (over.status() !== 401) fail("session over", `status ${over.status()}`);
  await look(page, "session over");
  await signIn(page);
  if ((await page.inputValue("#f-altLabel-0")) !== "written for long") fail("session over", "what was written is lost");
  await look(page, "signed in again");

  const slug = `removed-${Date.now()}`;
  const iri = `https://w3id.org/helsegraf/id/registries/${slug}`;
  const authorised = { Authorization: `Bearer ${token}` };
  const update = `INSERT { GRAPH <https://w3id.org/helsegraf/graph/national/content> { <${iri}> ?p ?o } }
    WHERE { <https://w3id.org/helsegraf/id/registries/dodsarsaksregister> ?p ?o FILTER(!ISBLANK(?o)) }`;
  const made = await fetch(`${base}/sparql`, { method: "POST", headers: authorised, body: new URLSearchParams({ update }) });
  if (!made.ok) fail("removed", `making it: ${made.status} ${await made.text()}`);
  await page.goto(`${base}/edit?lang=en&of=${encodeURIComponent(iri)}`);
  await page.fill("#f-prefLabel-0", "Skrevet imens");
  const gone = await fetch(`${base}/api/registries/${slug}?message=tidied`, { method: "DELETE", headers: authorised });
  if (!gone.ok) fail("removed", `removing it: ${gone.status}`);
  const told = await follow(page, button("check"));
  if (told.status() !== 410) fail("removed", `status ${told.status()}`);
  if (!(await page.textContent("main")).includes("Skrevet imens")) fail("removed", "what was written is not shown");
  await look(page, "removed meanwhile");
  const left = await open("removed", `/doc/registries/${slug}?lang=en`);
  if (left.status !== 410) fail("removed", `its address: ${left.status}`);
  await look(left.page, "removed");
  await follow(left.page, "main a[href*=history]");
  await look(left.page, "history of what was removed");
  await close(left.page);
  await follow(page, button("check"));
  await follow(page, button("commit"));
  const anew = await page.textContent("main");
  if (!anew.includes("Skrevet imens")) fail("removed", `made anew it does not say what was written`);
  await close(page);
}

// A conflict and the history, looked at.
{
  const { page } = await open("conflict", `${edit}&lang=en`);
  await signIn(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.fill("#f-altLabel-0", `other ${Date.now()}`);
  await follow(other, button("check"));
  await follow(other, button("commit"));
  await page.fill("#f-altLabel-0", "mine");
  await follow(page, button("check"));
  await look(page, "conflict");
  await page.goto(new URL("/doc/registries/dodsarsaksregister?history&lang=nb", page.url()).href);
  await look(page, "history");
  await follow(page, ".history li:last-child h2 a");
  if (!(await page.$("table.changes"))) fail("one commit", "a large load is not told");
  await look(page, "one commit");
  await page.goto(new URL("/doc/registries/dodsarsaksregister?lang=nn", page.url()).href);
  await look(page, "thing, signed in");
  await close(page);
}

// By keyboard: Enter in a field shows what would change; it can be confirmed and signed out of without a mouse.
{
  const { page } = await open("keyboard", `${edit}&lang=en`);
  await page.focus("#token");
  await page.keyboard.type(token);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const line = page.locator("main input[type=text]").first();
  await line.focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  if (!(await page.$(button("back")))) fail("keyboard", "Enter does not lead to the review");
  await page.goto(new URL("/sign-in", page.url()).href);
  await page.focus("main form button");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  if (!(await page.$("#token"))) fail("keyboard", "one is not signed out");
  await close(page);
}

await finish(`${looked} pages of editing looked at`);
