// What the page knows: entries, relations and the words they rest on.

import { byId } from "./dom.js";

/** Reads the facts that stand in the page; large maps hold them packed. */
export async function readFacts() {
  const element = byId("map-facts");
  return joined("packed" in element.dataset ? await unpack(element.textContent) : JSON.parse(element.textContent));
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
