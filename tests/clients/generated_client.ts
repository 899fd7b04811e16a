// A client as others generate it: every type comes from the document of the running node.

import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

declare const process: { env: Record<string, string | undefined> };

type Dataset = components["schemas"]["Dataset"];
type Problem = components["schemas"]["Problem"];

const [url, token] = [process.env.HELSEGRAF_URL ?? "", process.env.HELSEGRAF_TOKEN ?? ""];
type Json = "application/json" | "application/problem+json" | "application/merge-patch+json";
const api = createClient<paths, Json>({ baseUrl: url });

function must(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

// Lists, page by page, to the end.
const seen = new Set<string>();
let after: string | undefined;
let pages = 0;
let total = 0;
do {
  const { data, error } = await api.GET("/api/datasets", {
    params: { query: { limit: 7, fields: ["prefLabel"], ...(after ? { after } : {}) } },
  });
  must(data, `a page of datasets: ${JSON.stringify(error)}`);
  for (const one of data.items) {
    must(one.prefLabel?.nb, `${one.id} has a name`);
    seen.add(one.id);
  }
  total = data.total;
  after = data.next ? (new URL(data.next, url).searchParams.get("after") ?? undefined) : undefined;
  pages += 1;
} while (after);
must(seen.size === total && pages > 1, `${seen.size} of ${total} datasets on ${pages} pages`);

// One of them, whole, and in one language.
const slug = [...seen][0]?.split("/").pop() ?? "";
const whole = await api.GET("/api/datasets/{slug}", { params: { path: { slug } } });
must(whole.data, "the first dataset");
const dataset = whole.data as Dataset;
const classes: string[] = dataset.type;
must(classes.includes("Dataset") && dataset.prefLabel.en, `${slug} is a dataset with a name`);
const nynorsk = await api.GET("/api/datasets/{slug}", {
  params: { path: { slug }, query: { lang: "nn" } },
});
must(Object.keys(nynorsk.data?.prefLabel ?? {}).length === 1, "one language was asked for");

// What is not there is a problem of a known type.
const missing = await api.GET("/api/datasets/{slug}", { params: { path: { slug: "nowhere" } } });
const problem: Problem | undefined = missing.error;
must(missing.response.status === 404, "there is no such dataset");
must(problem?.type === "/problems/not-found" && problem.status === 404, "the problem is typed");

// A dry run of a change, with the entity tag of what was read.
const { data: receipt, error: refused } = await api.PATCH("/api/datasets/{slug}", {
  params: {
    path: { slug },
    query: { "dry-run": true },
    header: { "If-Match": whole.response.headers.get("etag") ?? "" },
  },
  body: { altLabel: { en: ["Tried by a generated client"] } } as never,
  headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/merge-patch+json" },
});
must(receipt?.dryRun && receipt.added === 1, `a dry run adds one: ${JSON.stringify(refused)}`);
must(receipt.item?.altLabel, "the receipt tells what would stand");

// A stored question, its columns as data.
const answer = await api.GET("/questions/c01-categories-from-2031", {
  params: { query: { format: "json" } },
});
must(answer.data, "the question is answered");

console.log(`${total} datasets on ${pages} pages`);
