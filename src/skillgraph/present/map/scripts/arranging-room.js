// Gives marks room: leaves around their hubs, marks apart from each other, parts beside one another.

const GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;
const FEW_LEAVES = 12; // they stand on the free side of their hub, more stand all around it
const LEAF_ROOM = 1.35; // how much more room a group of entries is given than they take
const PUSH_ROUNDS = 80;
const PART_SPACE = 40;

/** Puts leaves around a hub as the seeds of a sunflower stand (Vogel, 1979), the same room for each. */
export function hangLeaves(points, hub, leaves, ways, room) {
  const { start, width } = freeSide(ways, leaves.length);
  let filled = (LEAF_ROOM * room.area(hub)) / 2;
  leaves.forEach((leaf, number) => {
    const own = LEAF_ROOM * room.area(leaf);
    const away = Math.sqrt((2 * (filled + own / 2)) / width);
    const angle = start + width * (((number + 0.5) * GOLDEN_SHARE) % 1);
    points.x[leaf] = points.x[hub] + away * Math.cos(angle) * room.stretch;
    points.y[leaf] = points.y[hub] + (away * Math.sin(angle)) / room.stretch;
    filled += own;
  });
}

/** Where the widest angle between lines begins, and how wide it is; many leaves need the whole round. */
function freeSide(ways, count) {
  const round = 2 * Math.PI;
  if (count > FEW_LEAVES || ways.length === 0) {
    return { start: 0, width: round };
  }
  const angles = ways.map(([across, down]) => Math.atan2(down, across)).sort((one, other) => one - other);
  const gaps = angles.map((angle, place) => (angles[place + 1] ?? angles[0] + round) - angle);
  const widest = gaps.reduce((best, gap, place) => (gap > gaps[best] + 1e-6 ? place : best), 0);
  // A little is kept from the lines at both sides.
  return { start: angles[widest] + 0.15 * gaps[widest], width: 0.7 * gaps[widest] };
}

/** How much room an entry's share of the map has around its mark of a given radius, for the mark and some of a label. */
export class Room {
  constructor(radii) {
    this.wide = Float64Array.from(radii, (radius) => radius + 34);
    this.high = Float64Array.from(radii, (radius) => radius + 14);
    this.stretch = 1.25;
  }

  area(place) {
    return 4 * this.wide[place] * this.high[place];
  }
}

/** Pushes apart those whose room overlaps, each time along the shorter way; `members` are the places they have in `room`. */
export function pushApart(points, members, room) {
  const wide = Float64Array.from(members, (place) => room.wide[place]);
  const high = Float64Array.from(members, (place) => room.high[place]);
  const cell = { x: 2 * Math.max(...wide), y: 2 * Math.max(...high) };
  for (let round = 0; round < PUSH_ROUNDS; round += 1) {
    if (pushOnce(points, wide, high, cell) === 0) {
      return;
    }
  }
}

function pushOnce({ x, y }, wide, high, cell) {
  const cells = new Map();
  let pushes = 0;
  for (let one = 0; one < x.length; one += 1) {
    const [column, row] = [Math.floor(x[one] / cell.x), Math.floor(y[one] / cell.y)];
    for (let aside = -1; aside <= 1; aside += 1) {
      for (let down = -1; down <= 1; down += 1) {
        for (const other of cells.get(cellKey(column + aside, row + down)) || []) {
          pushes += pushPair(x, y, wide, high, one, other);
        }
      }
    }
    const key = cellKey(column, row);
    if (cells.has(key)) {
      cells.get(key).push(one);
    } else {
      cells.set(key, [one]);
    }
  }
  return pushes;
}

function cellKey(column, row) {
  return column * 65536 + row;
}

/** Moves two that overlap half of the way each; says whether they did. */
function pushPair(x, y, wide, high, one, other) {
  const over = wide[one] + wide[other] - Math.abs(x[one] - x[other]);
  const deep = high[one] + high[other] - Math.abs(y[one] - y[other]);
  if (over < 0.5 || deep < 0.5) {
    return 0;
  }
  const [along, by] = over < deep ? [x, over] : [y, deep];
  const push = ((along[one] >= along[other] ? 1 : -1) * by) / 2;
  along[one] += push;
  along[other] -= push;
  return 1;
}

/** Puts framed parts into rows, the largest first, in the width with which all fit best into a window's shape. */
export function packRows(parts, aspect) {
  const ordered = [...parts].sort((one, other) => other.width * other.height - one.width * one.height);
  const area = ordered.reduce((sum, part) => sum + (part.width + PART_SPACE) * (part.height + PART_SPACE), 0);
  let best = null;
  for (let stretch = 0.6; stretch < 2; stretch *= 1.08) {
    const rows = inRows(ordered, Math.sqrt(area * aspect) * stretch);
    if (best === null || Math.max(rows.width, aspect * rows.height) < Math.max(best.width, aspect * best.height)) {
      best = rows;
    }
  }
  return best;
}

/** Rows as words stand in lines; within a row, low parts stand upon one another beside the high one that leads it. */
function inRows(parts, width) {
  const rows = { corners: [], width: 0, height: 0 };
  let [left, top, high] = [0, 0, 0];
  let pile = null;
  for (const part of parts) {
    if (pile && pile.height + PART_SPACE + part.height <= high && part.width <= pile.width) {
      rows.corners.push({ part, left: pile.left, top: top + pile.height + PART_SPACE });
      pile.height += PART_SPACE + part.height;
      continue;
    }
    if (left > 0 && left + part.width > width) {
      [left, top, high] = [0, top + high + PART_SPACE, 0];
    }
    rows.corners.push({ part, left, top });
    pile = { left, width: part.width, height: part.height };
    high = Math.max(high, part.height);
    left += part.width + PART_SPACE;
    rows.width = Math.max(rows.width, left - PART_SPACE);
    rows.height = top + high;
  }
  return rows;
}
