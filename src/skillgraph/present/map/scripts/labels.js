// Finds room for labels: the weightiest first, each beside its mark, none over another label or another mark.
// All lengths are in pixels of the screen, counted from the middle of the map, so that moving the map changes nothing.

const CELL = 80;
// Two labels side by side would read as one.
const NEAR = 5;
// From this many entries on, not every mark can stay clear of labels.
const CROWD = 150;

/** Rectangles that are taken, found again by the cells of a grid they touch. */
export class Taken {
  constructor() {
    this.cells = new Map();
  }

  add(box, owner) {
    for (const key of cellsOf(box)) {
      if (!this.cells.has(key)) {
        this.cells.set(key, []);
      }
      this.cells.get(key).push({ box, owner });
    }
  }

  /** Whether a rectangle meets, or nearly meets, one that is not its owner's. */
  meets(box, owner) {
    const wide = { ...box, left: box.left - NEAR, right: box.right + NEAR };
    return this.owners(wide, owner).length > 0;
  }

  /** Whose rectangles a rectangle meets, its owner's left out. */
  owners(box, owner) {
    const found = new Set();
    for (const key of cellsOf(box)) {
      for (const other of this.cells.get(key) || []) {
        if (other.owner !== owner && overlap(box, other.box)) {
          found.add(other.owner);
        }
      }
    }
    return [...found];
  }
}

function cellsOf(box) {
  const keys = [];
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
      keys.push(`${column},${row}`);
    }
  }
  return keys;
}

/** Whether two rectangles share any room. */
export function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function inside(box, bounds) {
  return (
    box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom
  );
}

/** The rectangle of a mark, or of its inner part; of `item` its x, y and radius are read. */
export function markBox(item, part = 1) {
  const half = item.radius * part;
  return { left: item.x - half, top: item.y - half, right: item.x + half, bottom: item.y + half };
}

// Where a label may stand at its mark; the corners only where a side would hide much of a line, or is taken.
const SIDES = ["below", "above", "right", "left", "below right", "below left", "above right", "above left"];

/** The rectangle of a label on one side of its mark, and how its lines of text are aligned. */
export function labelBox(item, side) {
  const away = item.radius + 3;
  const near = item.radius * 0.7 + 2;
  const corner = side.includes(" ");
  const tall = corner ? near : away;
  let left = item.x - item.width / 2;
  let top = item.y - item.height / 2;
  let align = "center";
  if (side.endsWith("right")) {
    left = item.x + tall;
    align = "left";
  } else if (side.endsWith("left")) {
    left = item.x - tall - item.width;
    align = "right";
  }
  if (side.startsWith("below")) {
    top = item.y + tall;
  } else if (side.startsWith("above")) {
    top = item.y - tall - item.height;
  }
  return { id: item.id, align, left, top, right: left + item.width, bottom: top + item.height };
}

/** How much of the straight way from one point to another lies in a rectangle. */
export function within(box, from, to) {
  let start = 0;
  let end = 1;
  const ways = [
    [to.x - from.x, box.left - from.x, box.right - from.x],
    [to.y - from.y, box.top - from.y, box.bottom - from.y],
  ];
  for (const [step, low, high] of ways) {
    if (step === 0 && (low > 0 || high < 0)) {
      return 0;
    }
    if (step !== 0) {
      start = Math.max(start, Math.min(low / step, high / step));
      end = Math.min(end, Math.max(low / step, high / step));
    }
  }
  return Math.max(0, end - start) * Math.hypot(to.x - from.x, to.y - from.y);
}

/** The places at a mark in the order in which a label would rather stand there: those that hide least of its lines. */
function candidates(item) {
  return SIDES.map((side, place) => {
    const box = labelBox(item, side);
    const hidden = item.ways.reduce((sum, end) => sum + within(box, item, end), 0);
    return { box, cost: hidden + (place < 4 ? place : place + 12) };
  })
    .sort((one, other) => one.cost - other.cost)
    .map(({ box }) => box);
}

/**
 * Places labels. `items` have id, x, y, radius, width, height, the ends of their lines and whether they are heavy, the
 * weightiest first; `obstacles` are rectangles that must stay free; no label leaves the rectangle `bounds`. A heavy
 * item's label may touch the marks of others if there is no other way, and cover a light one, on a crowded map several:
 * hubs without names tell nothing. Returns the rectangles of the labels that found room, by id.
 */
export function placeLabels(items, obstacles, bounds) {
  const taken = { labels: new Taken(), marks: new Taken(), cores: new Taken() };
  for (const box of obstacles) {
    taken.labels.add(box, null);
  }
  for (const item of items) {
    taken.marks.add(markBox(item), item.id);
    taken.cores.add(markBox(item, 0.5), item.id);
  }
  const heavy = new Set(items.filter((item) => item.heavy).map((item) => item.id));
  const mayCover = (owners) => owners.length <= (items.length > CROWD ? items.length : 1) && !owners.some((id) => heavy.has(id));
  const placed = new Map();
  for (const item of items) {
    const free = candidates(item).filter((box) => inside(box, bounds) && !taken.labels.meets(box, item.id));
    let best = free.find((box) => taken.marks.owners(box, item.id).length === 0);
    if (!best && item.heavy) {
      best = free
        .map((box) => ({ box, owners: taken.cores.owners(box, item.id) }))
        .filter(({ owners }) => mayCover(owners))
        .sort((one, other) => one.owners.length - other.owners.length)[0]?.box;
    }
    if (best) {
      taken.labels.add(best, item.id);
      placed.set(item.id, best);
    }
  }
  return placed;
}
