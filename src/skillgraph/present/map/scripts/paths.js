// The shortest way between two entries.

import { otherEnd } from "./facts.js";

/** Whether a path may lead on from an entry: all that is in one area or of one year would be two steps apart. */
function leadsOn(facts, place) {
  return !facts.notThrough.includes(facts.entries[place].kind);
}

/**
 * The shortest way over relations that are shown, in as few steps as there are: `[{ place, relations }, …]`, where
 * `relations` are the numbers of all that join an entry to the one before it; null where there is none.
 */
export function shortestPath(facts, shown, from, to) {
  const alive = new Set(shown.relations);
  const before = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const place of edge) {
      for (const number of facts.relationsOf[place]) {
        const other = otherEnd(facts.relations[number], place);
        if (alive.has(number) && !before.has(other)) {
          before.set(other, place);
          if (leadsOn(facts, other)) {
            next.push(other);
          }
        }
      }
    }
    edge = next;
  }
  return before.has(to) ? walked(facts, alive, before, to) : null;
}

function walked(facts, alive, before, to) {
  const way = [];
  for (let place = to; place !== null; place = before.get(place)) {
    const last = before.get(place);
    const joins = (number) => alive.has(number) && last !== null && otherEnd(facts.relations[number], place) === last;
    way.unshift({ place, relations: facts.relationsOf[place].filter(joins) });
  }
  return way;
}
