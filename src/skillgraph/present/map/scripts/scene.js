// What is shown, as the marks and lines that vis-network draws.

const FIRMEST = ["asserted", "inferred", "suggested"];
const GROUP = { least: 10, most: 46 };

/** The firmest of the relations that a line stands for. */
export function firmest(statuses) {
  return FIRMEST.find((status) => statuses.includes(status));
}

/** The marks of entries, where `spotOf` gives the place of each. */
export function entryMarks(facts, entries, spotOf) {
  const shapeOf = new Map(facts.kinds.map(({ code, shape }) => [code, shape]));
  return [...entries].map((place) => {
    const { id, kind, size } = facts.entries[place];
    const [x, y] = spotOf(place);
    return { id, entry: place, kind, size, shape: shapeOf.get(kind), x, y };
  });
}

/** One line for each pair of entries that relations join, with their numbers. */
export function entryLines(facts, relations) {
  const pairs = new Map();
  for (const number of relations) {
    const { source, target } = facts.relations[number];
    const [one, other] = source < target ? [source, target] : [target, source];
    const id = `line-${one}-${other}`;
    if (!pairs.has(id)) {
      pairs.set(id, { id, one, other, relations: [] });
    }
    pairs.get(id).relations.push(number);
  }
  return [...pairs.values()].map((pair) => entryLine(facts, pair));
}

function entryLine(facts, { id, one, other, relations }) {
  const directed = relations.map((number) => facts.relations[number]).filter((relation) => relation.directed);
  const to = directed.some(({ target }) => target === other);
  const from = directed.some(({ target }) => target === one);
  return {
    id,
    from: facts.entries[one].id,
    to: facts.entries[other].id,
    relations,
    status: firmest(relations.map((number) => facts.relations[number].status)),
    arrows: [to ? "to" : "", from ? "from" : ""].filter((end) => end).join(", "),
  };
}

/** How many of some entries belong to each group of a grouping. */
export function groupCounts(grouping, entries) {
  const counts = grouping.groups.map(() => 0);
  for (const place of entries) {
    counts[grouping.of[place]] += 1;
  }
  return counts;
}

/** A mark for each group that has an entry; its area grows with their number. */
export function groupMarks(grouping, entries, tall) {
  const counts = groupCounts(grouping, entries);
  const all = grouping.of.length;
  return grouping.groups.flatMap((each, group) => {
    const [x, y] = tall ? each.tall : each.wide;
    const count = counts[group];
    return count ? [{ id: `group-${group}`, group, count, size: groupSize(count, all), shape: "dot", x, y }] : [];
  });
}

/** The radius of a group's mark; the same as in grouped.py, which leaves room for it. */
export function groupSize(count, all) {
  return Math.round(GROUP.least + (GROUP.most - GROUP.least) * Math.sqrt(count / Math.max(1, all)));
}

/** The lines between groups that are strongest, by how many relations join them: all of them would hide each other. */
export function strongest(lines, groups) {
  const best = [...lines].sort((one, other) => other.relations.length - one.relations.length).slice(0, 2 * groups);
  const kept = new Set(best);
  for (const end of ["from", "to"]) {
    const strongestOf = new Map();
    for (const line of lines) {
      const known = strongestOf.get(line[end]);
      strongestOf.set(line[end], known && known.relations.length >= line.relations.length ? known : line);
    }
    strongestOf.forEach((line) => kept.add(line));
  }
  return lines.filter((line) => kept.has(line));
}

/** A line for each pair of groups that relations join; those within a group stay in its mark. */
export function groupLines(facts, grouping, relations) {
  const pairs = new Map();
  for (const number of relations) {
    const { source, target } = facts.relations[number];
    const ends = [grouping.of[source], grouping.of[target]].sort((one, other) => one - other);
    const id = `line-group-${ends.join("-")}`;
    if (ends[0] !== ends[1]) {
      const line = pairs.get(id) || { id, from: `group-${ends[0]}`, to: `group-${ends[1]}`, relations: [], status: "asserted", arrows: "" };
      line.relations.push(number);
      pairs.set(id, line);
    }
  }
  return [...pairs.values()];
}
