// Completes names in the SPARQL editor: one types what a thing, a class or a property is called,
// and its IRI is put in, shortened by our prefixes. Asks this server and no other.
"use strict";

/** Most names that are offered at once: as many as are seen without scrolling. */
const MOST_OFFERED = 8;
/** Milliseconds of quiet before the server is asked. */
const PAUSE = 140;

/** Names, classes and properties of the ontology, with what they are called in a language. */
const WORDS = (language) => `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?term ?label WHERE { ?term rdfs:label ?label FILTER(LANG(?label) = "${language}") } ORDER BY ?term`;

/** What is being written before the cursor, if it can be a name; none within a declaration. */
function fragmentAt(yasqe) {
  const cursor = yasqe.getDoc().getCursor();
  const line = yasqe.getDoc().getLine(cursor.line);
  const before = line.slice(0, cursor.ch);
  if (/^\s*(PREFIX|BASE)\b/i.test(before) || /(^|\s)#/.test(before)) return undefined;
  const of = (match, kind, text, closes) => ({
    kind, text, prefix: match[1],
    from: { line: cursor.line, ch: match.index + (kind === "prefixed" || kind === "word" ? match[0].search(/[^\s]/) : 0) },
    to: { line: cursor.line, ch: cursor.ch + (line[cursor.ch] === closes ? 1 : 0) },
  });
  const iri = /<([^<>"{}|^`\\]*)$/.exec(before);
  if (iri) return of(iri, "iri", iri[1].split(/[/#]/).pop(), ">");
  const quoted = /"([^"]*)$/.exec(before);
  if (quoted && before.split('"').length % 2 === 0) return of(quoted, "quoted", quoted[1], '"');
  const prefixed = /(?<![\p{L}\p{N}_?$:<@-])([A-Za-z][\w-]*):([\p{L}\p{N}_-]*)$/u.exec(before);
  if (prefixed) return of(prefixed, "prefixed", prefixed[2]);
  const word = /(?<![\p{L}\p{N}_?$:<@-])([\p{L}\p{N}][\p{L}\p{N}_-]*)$/u.exec(before);
  return word ? of(word, "word", word[1]) : undefined;
}

/** Offers names in an editor; `told` says what lists, classes and properties are called. */
function completesNames(Yasqe, prefixes, language, told) {
  const spaces = Object.entries(prefixes);
  const isLocal = (name) => /^[A-Za-z_][\w-]*$/.test(name);

  /** `prefix:name` where that is legal, else the IRI in brackets. */
  const written = (iri) => {
    const found = spaces.find(([, space]) => iri.startsWith(space) && isLocal(iri.slice(space.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  };

  const json = async (address, media) => {
    const response = await fetch(address, { headers: { accept: media } }).catch(() => undefined);
    return response?.ok ? response.json() : undefined;
  };

  let words;
  const wordsOfOntology = () => {
    words ??= json(`/sparql?${new URLSearchParams({ query: WORDS(language) })}`, "application/sparql-results+json")
      .then((found) => found ?? Promise.reject(new Error("no words")))
      .then((found) => found.results.bindings
        .map(({ term, label }) => ({ iri: term.value, label: label.value, text: written(term.value) }))
        .filter((word) => !word.text.startsWith("<"))
        .map((word) => {
          const local = word.text.split(":")[1];
          const kind = /^[A-Z]/.test(local) ? told.class : told.property;
          return { ...word, kind, local: local.toLowerCase(), name: word.label.toLowerCase() };
        }))
      .catch(() => { words = undefined; return []; });
    return words;
  };

  /** Classes and properties: those that begin so before those that hold it. */
  const ofOntology = async ({ kind, text, prefix }) => {
    const asked = text.toLowerCase();
    const rank = (word) => {
      if (word.local.startsWith(asked)) return 0;
      if (word.name.startsWith(asked)) return 1;
      return word.local.includes(asked) || word.name.includes(asked) ? 2 : 3;
    };
    const all = await wordsOfOntology();
    const within = kind === "prefixed" ? all.filter((word) => word.text.startsWith(`${prefix}:`)) : all;
    const found = within.map((word) => [rank(word), word]).filter(([n]) => n < 3);
    return found.sort(([a, one], [b, other]) => a - b || one.text.length - other.text.length).map(([, word]) => word);
  };

  /** Things, as the search finds them. */
  const ofSearch = async ({ kind, text }) => {
    if (kind === "prefixed" || text.trim().length < 2) return [];
    const query = new URLSearchParams({ q: text, limit: String(MOST_OFFERED), lang: language });
    const found = await json(`/api/search?${query}`, "application/json");
    const kinds = new Map(found?.facets?.kind?.map(({ value, label }) => [value, label]));
    const hits = found?.hits ?? [];
    return hits.map((hit) => ({ iri: hit.iri, label: hit.label, text: written(hit.iri), kind: kinds.get(hit.kind) ?? hit.kind }));
  };

  let asked = 0;
  let offered = [];
  const get = async (yasqe) => {
    const fragment = fragmentAt(yasqe);
    if (!fragment) return [];
    const number = ++asked;
    await new Promise((done) => { setTimeout(done, PAUSE); });
    if (number !== asked) return offered.map(({ text }) => text);
    const [ours, things] = await Promise.all([ofOntology(fragment), ofSearch(fragment)]);
    if (number !== asked) return offered.map(({ text }) => text);
    // Both are seen, whichever finds most.
    const room = Math.max(MOST_OFFERED - things.length, fragment.kind === "prefixed" ? MOST_OFFERED : 3);
    offered = [...ours.slice(0, room), ...things].slice(0, MOST_OFFERED);
    return offered.map(({ text }) => text);
  };

  /** Puts a name in, and declares its prefix where the query does not. */
  const put = (yasqe, hint, fragment) => {
    const prefix = hint.text.startsWith("<") ? undefined : hint.text.split(":")[0];
    const missing = prefix && !(prefix in yasqe.getPrefixesFromQuery());
    const cursor = yasqe.getDoc().getCursor();
    yasqe.operation(() => {
      yasqe.getDoc().replaceRange(hint.text, fragment.from, { ...fragment.to, ch: Math.max(fragment.to.ch, cursor.ch) });
      if (missing) yasqe.addPrefixes({ [prefix]: prefixes[prefix] });
    });
  };

  const part = (name, text) => {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  };

  const completer = (name, kinds, least, autoShow) => ({
    name, bulk: false, autoShow, get,
    isValidCompletionPosition: (yasqe) => {
      const fragment = fragmentAt(yasqe);
      return Boolean(fragment && kinds.includes(fragment.kind) && fragment.text.length >= least);
    },
    postprocessHints: (yasqe) => {
      const fragment = fragmentAt(yasqe);
      if (!fragment) return [];
      return offered.map((one) => ({
        text: one.text, from: fragment.from, to: fragment.to,
        hint: () => put(yasqe, one, fragmentAt(yasqe) ?? fragment),
        render: (item) => {
          item.append(part("label", one.label), " ", part("kind", one.kind), " ", part("iri", one.text));
        },
      }));
    },
  });

  // As one types within an IRI or after a prefix; elsewhere when asked for.
  Yasqe.registerAutocompleter(completer("names", ["iri", "prefixed"], 1, true), false);
  Yasqe.registerAutocompleter(completer("namesAsked", ["word", "quoted"], 2, false), false);
  return ["names", "namesAsked"];
}
