// What the page knows: entries, relations and the words they rest on.

import { byId } from "./dom.js";

/** Reads the facts that stand in the page, without what `readWords` reads. */
export async function readFacts() {
  return joined(await read(byId("map-facts")));
}

/** Whether the page has names, words and quotes apart from the facts, so that groups are drawn before they are read. */
export function hasWords() {
  return byId("map-words") !== null;
}

/** Adds names, words and quotes to the facts of a page that has them apart. */
export async function readWords(facts) {
  const { entries, ...others } = await read(byId("map-words"));
  for (const [part, values] of Object.entries(entries)) {
    values.forEach((value, place) => {
      facts.entries[place][part] = value;
    });
  }
  Object.assign(facts, others);
}

/** Reads what an element holds; much is packed. */
async function read({ dataset, textContent }) {
  return "packed" in dataset ? unpack(textContent) : JSON.parse(textContent);
}

/** Unpacks what was compressed by gzip and written in base64. */
async function unpack(text) {
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  // A million times: a call for each would take longer than the unpacking.
  for (let place = 0; place < signs.length; place += 1) {
    bytes[place] = signs.charCodeAt(place);
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** Adds what is looked up again and again: the place of each id, and which relations each entry has. */
export function joined(facts) {
  const relationsOf = facts.entries.map(() => []);
  facts.relations.forEach(({ source, target }, number) => {
    relationsOf[source].push(number);
    if (target !== source) {
      relationsOf[target].push(number);
    }
  });
  const placeOf = new Map(facts.entries.map(({ id }, place) => [id, place]));
  return { ...facts, relationsOf, placeOf };
}

/** The other end of a relation. */
export function otherEnd({ source, target }, place) {
  return source === place ? target : source;
}
