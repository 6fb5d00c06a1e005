// Finds groups of entries with many lines among them, so that they can stand apart.

const LEVELS = 6;
const PASSES = 12;

/**
 * The number of the group of each entry: groups are found that hold more lines than chance would put there, first of
 * entries, then of groups, until nothing is won (Blondel, Guillaume, Lambiotte and Lefebvre, 2008).
 */
export function groupsOf(net) {
  let graph = net.map((places) => new Map(places.map((place) => [place, 1])));
  let groups = [...net.keys()];
  for (let level = 0; level < LEVELS; level += 1) {
    const found = movedToNeighbours(graph);
    groups = groups.map((group) => found[group]);
    const joined = joinedGroups(graph, found);
    if (joined.length === graph.length) {
      break;
    }
    graph = joined;
  }
  return groups;
}

/** Moves each into the neighbour's group where most is won, until none moves; groups are numbered anew in the end. */
function movedToNeighbours(graph) {
  const strength = graph.map((ties) => [...ties.values()].reduce((sum, weight) => sum + weight, 0));
  const whole = strength.reduce((sum, value) => sum + value, 0);
  const group = [...graph.keys()];
  const held = [...strength];
  let moved = true;
  for (let pass = 0; pass < PASSES && moved; pass += 1) {
    moved = false;
    for (let place = 0; place < graph.length; place += 1) {
      const before = group[place];
      held[before] -= strength[place];
      const best = bestGroup(tiesToGroups(graph[place], place, group), before, strength[place] / whole, held);
      held[best] += strength[place];
      group[place] = best;
      moved = moved || best !== before;
    }
  }
  return numberedAnew(group);
}

/** How strongly a place is tied to each group, without the ties within itself. */
function tiesToGroups(ties, place, group) {
  const sums = new Map();
  for (const [other, weight] of ties) {
    if (other !== place) {
      sums.set(group[other], (sums.get(group[other]) || 0) + weight);
    }
  }
  return sums;
}

function bestGroup(sums, before, share, held) {
  let best = before;
  let most = (sums.get(before) || 0) - share * held[before];
  for (const [group, tied] of sums) {
    const won = tied - share * held[group];
    if (won > most + 1e-9) {
      best = group;
      most = won;
    }
  }
  return best;
}

function numberedAnew(group) {
  const numbers = new Map();
  return group.map((old) => {
    if (!numbers.has(old)) {
      numbers.set(old, numbers.size);
    }
    return numbers.get(old);
  });
}

/** The net of groups: how strongly each is tied to each, itself included. */
function joinedGroups(graph, group) {
  const joined = Array.from({ length: Math.max(-1, ...group) + 1 }, () => new Map());
  graph.forEach((ties, place) => {
    const sums = joined[group[place]];
    for (const [other, weight] of ties) {
      sums.set(group[other], (sums.get(group[other]) || 0) + weight);
    }
  });
  return joined;
}
