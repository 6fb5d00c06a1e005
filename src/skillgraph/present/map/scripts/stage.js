// From what is visible to what stands on the canvas, and where.

import { arrange } from "./arrange.js";
import { entryLines, entryMarks, groupLines, groupMarks, strongest } from "./scene.js";

/** Whether a window is rather tall than wide: on a telephone held upright the map stands otherwise. */
export function isTall({ width, height }) {
  return height > width * 1.05;
}

/** The marks, the lines and the block of what is visible, in a window. `drawing` is what pyvis holds. */
export function staged(facts, state, drawing, seen, window) {
  const tall = isTall(window);
  if (seen.groups) {
    const grouping = facts.groupings.find(({ code }) => code === state.by);
    const marks = groupMarks(grouping, seen.entries, tall);
    return { marks, lines: strongest(groupLines(facts, grouping, seen.relations), marks.length), block: null };
  }
  const lines = entryLines(facts, seen.relations);
  if (facts.groupings.length) {
    return { marks: arranged(facts, seen.all ?? seen, seen, window), lines, block: null };
  }
  const points = tall ? facts.tall : drawing.nodes.map(({ x, y }) => [x, y]);
  const marks = entryMarks(facts, seen.entries, (place) => points[place]);
  return { marks, lines, block: blockOf(facts, seen, tall) };
}

/** Where all entries have their place beforehand, those without relations stand in a block. */
function blockOf(facts, seen, tall) {
  const block = facts.blocks[tall ? "tall" : "wide"];
  const isAlone = (place) => facts.relationsOf[place].every((number) => facts.relations[number].status === "suggested");
  return block.box !== null && [...seen.entries].some(isAlone) ? block : null;
}

/** Lays out what was opened of a large map; `all` is what is visible of it when no kind is hidden, and keeps its places. */
function arranged(facts, all, seen, { width, height }) {
  const places = [...all.entries];
  const numberOf = new Map(places.map((place, number) => [place, number]));
  const links = all.relations.map((number) => {
    const { source, target } = facts.relations[number];
    return [numberOf.get(source), numberOf.get(target)];
  });
  const points = arrange(places.map((place) => facts.entries[place].size), links, width / Math.max(1, height));
  return entryMarks(facts, seen.entries, (place) => points[numberOf.get(place)]);
}

/** What makes a canvas show other marks or lines. */
export function sceneKey(state, window) {
  const { hidden, without, statuses, area, industry, since, until, undated, around, by, group, from, to } = state;
  const sets = [hidden, without, statuses].map((set) => [...set].sort());
  return JSON.stringify([sets, area, industry, since, until, undated, around, by, group, from, to, isTall(window)]);
}

/** What makes everything stand elsewhere, so that the map is fitted to its window anew. */
export function layoutKey(facts, state, window) {
  const { around, by, group, from, to } = state;
  const path = facts.groupings.length ? [from, to] : [];
  return JSON.stringify([around, by, group, path, isTall(window)]);
}

/** The grounds of communities with two members or more among the marks: `positions` are where these are. */
export function groundsOf(view, marks, positions) {
  const members = new Map();
  for (const { id, entry } of marks) {
    const { group } = view.facts.entries[entry];
    if (group !== null) {
      members.set(group, [...(members.get(group) || []), [positions[id].x, positions[id].y]]);
    }
  }
  return [...members].filter(([, points]) => points.length > 1).map(([group, points]) => {
    return { color: view.facts.communities[group].color, points };
  });
}

/** The ids of what stands out: an entry with its neighbours, a line with its ends, or a path; null where nothing does. */
export function standingOut(facts, marks, lines, { chosen, line, way }) {
  const isDrawn = (place) => marks.has(facts.entries[place].id);
  if (chosen !== null && isDrawn(chosen)) {
    const { id } = facts.entries[chosen];
    const own = lines.filter(({ from, to }) => from === id || to === id);
    return { nodes: new Set([id, ...own.flatMap(({ from, to }) => [from, to])]), lines: new Set(own.map((each) => each.id)) };
  }
  if (line && lines.some(({ id }) => id === line.id)) {
    return { nodes: new Set([line.from, line.to]), lines: new Set([line.id]) };
  }
  if (way && way.every(({ place }) => isDrawn(place))) {
    const ends = (one, other) => [one, other].sort((a, b) => a - b).join("-");
    const steps = way.slice(1).map(({ place }, number) => `line-${ends(way[number].place, place)}`);
    return { nodes: new Set(way.map(({ place }) => facts.entries[place].id)), lines: new Set(steps) };
  }
  return null;
}
