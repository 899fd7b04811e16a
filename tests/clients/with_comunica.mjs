// Comunica: the endpoint and a served document as sources of one query.

import assert from "node:assert/strict";
import { QueryEngine } from "@comunica/query-sparql";

const url = process.env.HELSEGRAF_URL;
const base = "https://w3id.org/helsegraf/";
const engine = new QueryEngine();
const endpoint = { type: "sparql", value: `${url}/sparql` };

async function rows(query, sources) {
  return (await engine.queryBindings(query, { sources })).toArray();
}

const things = await rows(
  `SELECT DISTINCT ?thing WHERE { ?thing a ?type FILTER(STRSTARTS(STR(?thing), "${base}id/organisations/")) } ORDER BY ?thing LIMIT 3`,
  [endpoint],
);
assert.equal(things.length, 3);

const thing = things[0].get("thing").value;
const document = `${url}/doc/${thing.slice(`${base}id/`.length)}`;
const said = await rows(`SELECT * WHERE { <${thing}> ?p ?o }`, [document]);
assert.ok(said.length > 1, `${document} says nothing of ${thing}`);

const joined = await rows(
  `SELECT DISTINCT ?type WHERE { <${thing}> a ?type . ?other a ?type FILTER(?other != <${thing}>) } LIMIT 5`,
  [document, endpoint],
);
assert.ok(joined.length > 0, "nothing else has the type of the thing");

const yes = await engine.queryBoolean(`ASK { <${thing}> ?p ?o }`, { sources: [endpoint] });
assert.equal(yes, true);

const quads = await engine.queryQuads(`CONSTRUCT WHERE { <${thing}> ?p ?o }`, { sources: [endpoint] });
assert.ok((await quads.toArray()).length >= said.length - 1);
