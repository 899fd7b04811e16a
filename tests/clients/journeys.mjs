// What each role comes for, in a browser, from the home page to the answer in at most three clicks:
// links are found by the names people read, not by addresses.
//
//   HELSEGRAF_URL=http://127.0.0.1:7878 node tests/clients/journeys.mjs [URL]

import { base, close, fail, finish, open } from "./chromium.mjs";

const MOST_CLICKS = 3;

/** One way through the site; `walk` gets what one can do, each click counted. */
async function journey(role, question, language, walk, { script = true, width = 1280 } = {}) {
  const where = `${role}: ${question}`;
  const { page } = await open(where, `/?lang=${language}`, { script, width });
  let clicks = 0;
  const go = async (act) => {
    clicks += 1;
    await Promise.all([page.waitForNavigation(), act()]);
    const language_ = await page.evaluate(() => document.documentElement.lang);
    if (language_ !== language) fail(where, `the language became ${language_} at ${page.url()}`);
  };
  const main = page.locator("main");
  const doing = {
    page,
    main,
    /** Clicks the first link of that name in the content. */
    link: (name) => go(() => main.getByRole("link", { name }).first().click()),
    /** Clicks a link of the menu. */
    menu: (name) => go(() => page.getByRole("navigation").first().getByRole("link", { name }).click()),
    /** Searches from the head of the page. */
    search: async (text) => {
      await page.locator(".top input[type=search]").fill(text);
      await go(() => page.locator(".top .search button").click());
    },
    /** Sends a form of the content. */
    press: (name) => go(() => main.getByRole("button", { name }).first().click()),
    /** The answer: text that must be on the page. */
    reads: async (...texts) => {
      const told = (await main.innerText()).toLowerCase();
      for (const text of texts) {
        const there = text instanceof RegExp ? text.test(told) : told.includes(text.toLowerCase());
        if (!there) fail(where, `${page.url()} does not say ${text}`);
      }
    },
    /** Fails unless it holds. */
    expect: (holds, what) => holds || fail(where, `${what} at ${page.url()}`),
  };
  try {
    await walk(doing);
  } catch (error) {
    fail(where, `${error.message.split("\n")[0]} at ${page.url()}`);
  }
  if (clicks > MOST_CLICKS) fail(where, `${clicks} clicks`);
  console.log(`${role.padEnd(18)} ${String(clicks)} clicks  ${question}`);
  await close(page);
  return clicks;
}

let journeys = 0;
const tell = async (...journey_) => {
  journeys += 1;
  await journey(...journey_);
};

await tell("architect", "which value sets and codes apply to hypersensitivity?", "en", async (at) => {
  await at.link("Information models");
  await at.link(/^Hypersensitivity|^Overfølsomhet/i);
  await at.reads("value set");
});

await tell("architect", "what does a change in ICD-10 touch?", "en", async (at) => {
  await at.link("The standards and their layers");
  await at.link(/^ICD-10$/);
  await at.link(/touched/i);
  await at.reads("ICD-10", "ICD-11");
});

await tell("steward", "what lacks an owner?", "nb", async (at) => {
  await at.link("Uten eier eller forvalter");
  await at.reads(/\d+ rader|rad/);
});

await tell("steward", "how healthy is Legemidler, and what would raise it?", "nb", async (at) => {
  await at.link("Domenene side om side");
  await at.link("Legemidler");
  await at.reads("poeng");
});

await tell("catalogue manager", "what does each dataset lack?", "en", async (at) => {
  await at.link("What each dataset lacks");
  await at.link("Norwegian Patient Registry");
  await at.reads("minimum elements");
});

await tell("catalogue manager", "what can be harvested, and in what format?", "en", async (at) => {
  await at.link("What can be harvested");
  await at.link(/HealthDCAT/);
  await at.reads("Turtle", "RDF/XML", "Held back, and why");
});

await tell("buyer", "what must a tender ask for?", "nn", async (at) => {
  await at.link("Kva eit anbod må krevje");
  await at.reads("rader");
});

await tell("clinician", "what does overfølsomhet mean here, and who uses which code?", "nb", async (at) => {
  await at.search("overfølsomhet");
  await at.link(/Overfølsomhet/);
  await at.reads("overfølsomhet");
}, { width: 390 });

await tell("manager", "which domains do we know least about?", "nb", async (at) => {
  await at.menu("Domener");
  await at.reads("Legemidler", "Tannhelse");
});

await tell("manager", "which needs come first, and with other weights?", "nb", async (at) => {
  await at.menu("Behov");
  const before = await at.main.getByRole("table").first().innerText();
  const weight = at.main.getByLabel(/^EHDS/);
  await weight.fill("0");
  await at.press("Sett i rekkefølge");
  const after = await at.main.getByRole("table").first().innerText();
  at.expect(before !== after, "other weights change nothing");
  at.expect(at.page.url().includes("w."), "the weights are not in the address");
}, { script: false });

await tell("manager", "what is planned when, and by whom?", "nb", async (at) => {
  await at.menu("Veikart");
  await at.reads("tiltak");
});

// By keyboard alone, from the home page to what a change touches.
{
  const where = "keyboard";
  const { page } = await open(where, "/?lang=nb");
  const reach = async (name) => {
    for (let stops = 0; stops < 80; stops += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        const outline = getComputedStyle(element).outlineStyle;
        return { name: element.textContent.trim(), seen: outline !== "none" };
      });
      if (at.name === name) {
        if (!at.seen) fail(where, `one does not see where ${name} is`);
        return true;
      }
    }
    fail(where, `${name} is not reached`);
    return false;
  };
  if (await reach("Følg virkningene")) {
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    if (new URL(page.url()).pathname !== "/impact") fail(where, page.url());
  }
  await close(page);
}

await finish(`${journeys} journeys on ${base}`);
