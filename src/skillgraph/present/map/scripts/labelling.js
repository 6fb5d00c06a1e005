// Which labels are drawn and where, for the marks that are shown.

import { letters, walls } from "./camera.js";
import { labelBox, markBox, overlap, placeLabels, Taken } from "./labels.js";

export const LINE = 1.25;
export const OUTLINE = 1.5;
const HEAVY = 0.12; // the share of the marks whose names matter most
const ALONG = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26];

/** Measures text, and remembers what it has measured. */
export class Ruler {
  constructor() {
    this.pen = document.createElement("canvas").getContext("2d");
    this.widths = new Map();
    this.font = "";
  }

  /** Each language has fonts of its own. */
  use(font) {
    if (font !== this.font) {
      this.font = font;
      this.widths.clear();
    }
  }

  /** The width of a line of text at one pixel. */
  of(line) {
    if (!this.widths.has(line)) {
      this.pen.font = `100px ${this.font}`;
      this.widths.set(line, this.pen.measureText(line).width / 100);
    }
    return this.widths.get(line);
  }
}

/**
 * What the placing of labels needs to know of each mark at a scale, in pixels, the weightiest first. `marks` are those
 * shown, `lines` what joins them, `positions` where they are, `linesOf` gives a mark's lines of text, `near` the ids of what stands
 * out or null, and `told` says whether size tells something: then whoever is larger is named first.
 */
export function items({ marks, lines, positions, ruler, linesOf, near, told }, scale) {
  const size = letters(scale);
  const ways = waysOf(marks, lines, positions, scale);
  const found = marks.map((mark) => {
    const text = linesOf(mark);
    return {
      id: mark.id,
      lines: text,
      x: positions[mark.id].x * scale,
      y: positions[mark.id].y * scale,
      radius: (mark.size + OUTLINE) * scale,
      width: Math.max(0, ...text.map((line) => ruler.of(line))) * size,
      height: text.length * LINE * size,
      ways: ways.get(mark.id),
      degree: ways.get(mark.id).length,
      weight: weightOf(mark, ways.get(mark.id).length, told) + (near?.nodes.has(mark.id) ? 1e9 : 0),
    };
  });
  found.sort((one, other) => other.weight - one.weight);
  found.forEach((item, place) => {
    item.heavy = near?.nodes.has(item.id) || (item.degree > 2 && place < HEAVY * found.length);
  });
  return found;
}

function weightOf(mark, degree, told) {
  return mark.group === undefined ? degree + (told ? 1000 * mark.size : 0) : mark.count;
}

/** Where the lines of each mark lead. */
function waysOf(marks, lines, positions, scale) {
  const ways = new Map(marks.map(({ id }) => [id, []]));
  const end = (id) => ({ x: positions[id].x * scale, y: positions[id].y * scale });
  for (const { from, to } of lines) {
    ways.get(from).push(end(to));
    ways.get(to).push(end(from));
  }
  return ways;
}

/** What finds room at a scale: labels first, then the numbers of lines that stand for several relations. */
export function placed(shown, scale, window, block, heading) {
  const found = items(shown, scale);
  const boxes = placeLabels(found, heading ? [heading] : [], walls(items(shown, 1), scale, window, block));
  const badges = badgesOf(shown, scale, [...found.map((item) => markBox(item)), ...boxes.values()]);
  return { items: new Map(found.map((item) => [item.id, item])), boxes, badges };
}

/** The labels to draw: those that found room, and those asked for in place of what they cover. */
export function withAsked({ items: known, boxes }, asked) {
  let found = [...boxes.values()];
  for (const id of asked) {
    if (known.has(id) && !found.some((box) => box.id === id)) {
      const box = labelBox(known.get(id), "below");
      found = [...found.filter((other) => !overlap(box, other)), box];
    }
  }
  return found;
}

/** A point of a line, by how far along it. */
export function pointOf({ from, to }, positions, scale, along = 0.5) {
  const [start, end] = [positions[from], positions[to]];
  return { x: (start.x + (end.x - start.x) * along) * scale, y: (start.y + (end.y - start.y) * along) * scale };
}

/** Each number stands at the first place along its line that is free. */
function badgesOf({ lines, positions, near }, scale, boxes) {
  const taken = new Taken();
  for (const box of boxes) {
    taken.add(box, null);
  }
  const radius = Math.min(8.5, Math.max(6.5, 9 * scale));
  const isTold = ({ id }) => !id.startsWith("line-group-") || near?.lines.has(id);
  const several = lines.filter((line) => line.relations.length > 1 && line.from !== line.to && isTold(line));
  several.sort((one, other) => Number(near?.lines.has(other.id) || false) - Number(near?.lines.has(one.id) || false));
  const badges = [];
  for (const line of several) {
    // Numbers of many signs need more room.
    const half = radius + 3 * Math.max(0, String(line.relations.length).length - 2);
    for (const along of ALONG) {
      const { x, y } = pointOf(line, positions, scale, along);
      const box = { left: x - half, top: y - radius, right: x + half, bottom: y + radius };
      if (!taken.meets(box, line.id)) {
        taken.add(box, line.id);
        badges.push({ line, x, y, half, radius });
        break;
      }
    }
  }
  return badges;
}
