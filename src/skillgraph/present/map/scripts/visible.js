// Which entries and relations are shown, by the facts and by what the reader asked for.

import { otherEnd } from "./facts.js";

/** The entries drawn at once at the most, when a group or a neighbourhood of a large map is opened. */
export const MOST = 2000;

/** Whether a relation is of a kind, a status and a time that is wanted, whatever is at its ends. */
export function isWanted(relation, state, facts) {
  return (
    state.statuses.has(relation.status) &&
    !state.without.has(facts.relationKinds[relation.kind].code) &&
    isOfTime(relation.year, state)
  );
}

/** Whether a year is within those wanted; what gives no year has a wish of its own. */
export function isOfTime(year, { since, until, undated }) {
  if (year === null || year === undefined) {
    return undated;
  }
  return (since === null || since <= year) && (until === null || year <= until);
}

/** Whether relations of some kind, status or time are left out that a page shows at first. */
function isNarrowed(state, facts) {
  return (
    facts.shown.some((status) => !state.statuses.has(status)) ||
    state.without.size > 0 || state.since !== null || state.until !== null || !state.undated
  );
}

/**
 * What the filters let through: `entries`, a set of places, and `relations`, numbers, both ends of which are among them.
 * Where relations are narrowed, entries that have some but none of those wanted go as well.
 */
export function filtered(facts, state) {
  const wanted = facts.relations.map((relation) => isWanted(relation, state, facts));
  const narrowed = isNarrowed(state, facts);
  const entries = new Set();
  facts.entries.forEach((entry, place) => {
    const own = facts.relationsOf[place];
    const isAlive = !narrowed || own.length === 0 || own.some((number) => wanted[number]);
    if (isAlive && isOfKind(entry, state)) {
      entries.add(place);
    }
  });
  return { entries, relations: joining(facts, wanted, entries) };
}

function isOfKind(entry, { hidden, area, industry }) {
  return (
    !hidden.has(entry.kind) &&
    (area === null || entry.areas.includes(area)) &&
    (industry === null || entry.industries.includes(industry))
  );
}

function joining(facts, wanted, entries) {
  const found = [];
  facts.relations.forEach(({ source, target }, number) => {
    if (wanted[number] && entries.has(source) && entries.has(target)) {
      found.push(number);
    }
  });
  return found;
}

/** What the filters let through and is within some steps of an entry, the nearest first. */
export function neighbourhood(facts, shown, { entry, steps }) {
  const alive = new Set(shown.relations);
  const found = new Map([[entry, 0]]);
  let edge = [entry];
  for (let step = 1; step <= steps && edge.length; step += 1) {
    const next = [];
    for (const place of edge) {
      for (const number of facts.relationsOf[place]) {
        const other = otherEnd(facts.relations[number], place);
        if (alive.has(number) && !found.has(other)) {
          found.set(other, step);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return found;
}

/** Keeps those relations of `shown` whose ends are among some places. */
export function among(facts, shown, places) {
  const entries = new Set(places);
  const relations = shown.relations.filter((number) => {
    const { source, target } = facts.relations[number];
    return entries.has(source) && entries.has(target);
  });
  return { entries, relations };
}

/**
 * What is drawn: `entries`, `relations`, and `left`, how many entries did not fit. On a large map nothing is drawn entry by
 * entry until a group or a neighbourhood is open: `groups` is then true.
 */
export function visible(facts, state) {
  const shown = filtered(facts, state);
  // What is around an entry that is itself filtered out is around nothing that is seen.
  if (state.around !== null && shown.entries.has(state.around.entry)) {
    return part(facts, shown, [...neighbourhood(facts, shown, state.around).keys()]);
  }
  if (!facts.groupings.length) {
    return { ...shown, left: 0, groups: false };
  }
  if (state.group === null) {
    return { ...shown, left: 0, groups: true };
  }
  const { of } = facts.groupings.find(({ code }) => code === state.by);
  const members = [...shown.entries].filter((place) => of[place] === state.group);
  members.sort((one, other) => facts.relationsOf[other].length - facts.relationsOf[one].length || one - other);
  return part(facts, shown, members);
}

/** As many entries as can be drawn at once. */
function part(facts, shown, entries) {
  return { ...among(facts, shown, entries.slice(0, MOST)), left: Math.max(0, entries.length - MOST), groups: false };
}
