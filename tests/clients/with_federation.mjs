// Comunica, as it is installed: one query over two running nodes, which it finds out about by itself.

import assert from "node:assert/strict";
import { QueryEngine } from "@comunica/query-sparql";

const sources = [process.env.HELSEGRAF_URL, process.env.HELSEGRAF_OTHER].map((url) => `${url}/sparql`);
const base = "https://w3id.org/helsegraf/";
const engine = new QueryEngine();

// The datasets of a category are on the other node only; both know what the category is called.
const query = `PREFIX healthdcatap: <http://healthdataportal.eu/ns/health#>
  PREFIX hg: <${base}ns#>
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
  SELECT DISTINCT ?dataset ?title ?name WHERE {
    ?dataset healthdcatap:healthCategory ?category ; hg:publicationStatus hg:published ; skos:prefLabel ?title .
    ?category skos:prefLabel ?name .
    FILTER(?category = <${base}id/health-categories/art51-q> && LANG(?title) = "en" && LANG(?name) = "en")
  } ORDER BY ?dataset`;
const rows = await (await engine.queryBindings(query, { sources })).toArray();
const found = rows.map((row) => [row.get("dataset").value, row.get("title").value]);
const wanted = JSON.parse(process.env.HELSEGRAF_WANTED);
assert.ok(wanted.length > 1, "nothing to find");
assert.deepEqual(found, wanted);
assert.equal(new Set(rows.map((row) => row.get("name").value)).size, 1);
console.log(`      Comunica finds ${found.length} datasets over two nodes`);
