// Debian's Chromium for the checks in it: pages that report what they fetch and what goes wrong.
//
// CHROMIUM names the browser; /usr/bin/chromium unless given.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const given = process.argv.slice(2).find((argument) => argument.startsWith("http"));

/** The server looked at. */
export const base = (given ?? process.env.HELSEGRAF_URL ?? "http://127.0.0.1:7878").replace(/\/$/, "");

/** What follows a flag on the command line. */
export const value = (flag) =>
  process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;

const failures = [];
export const fail = (where, what) => failures.push(`${where}: ${what}`);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
  ],
});

/** A page in a fresh profile: nothing cached, no cookie. */
export async function open(where, path, { width = 1280, script = true } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:") && !url.startsWith("blob:")) {
      fail(where, `asks ${url}`);
    }
  });
  page.on("pageerror", (error) => fail(where, `script error: ${error.message}`));
  page.on("console", (message) => {
    const expected = /status of (400|401|403|404|410|412|422|429)/.test(message.text());
    if (message.type() === "error" && !expected) fail(where, `console: ${message.text()}`);
  });
  const response = await page.goto(base + path, { waitUntil: "load" });
  return { page, status: response.status() };
}

/** Ends a page, and its profile with it. */
export const close = (page) => page.context().close();

/** Clicks what leads to another page; the answer that came. */
export async function follow(page, selector) {
  const [response] = await Promise.all([page.waitForNavigation(), page.click(selector)]);
  return response;
}

/** Colours asked for, without motion: half-way between two colours the contrast is nobody's. */
export const paint = (page, colorScheme) =>
  page.emulateMedia({ colorScheme, reducedMotion: "reduce" });

/** How far a page can be scrolled sideways, in pixels. */
export const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The violations axe finds. */
export async function violations(page) {
  // Evaluated through the debugger: the page's own policy forbids it scripts from elsewhere.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await window.axe.run(
      document,
      { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    );
    return found.violations.map((v) => `${v.id} (${v.impact}): ${v.help}; ${v.nodes
      .slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
  });
}

/** Says what was looked at and what was wrong, and ends the process. */
export async function finish(looked) {
  await browser.close();
  console.log(`${looked}, ${failures.length} failures`);
  for (const failure of failures) console.error(failure);
  process.exit(failures.length ? 1 : 0);
}
