// Gives entries room: marks apart from each other, parts beside one another, the unrelated in rows below.

const PUSH_ROUNDS = 100;
const PUSH_GROWTH = 1.03; // how much a part grows after every so many rounds, until all is clear
const GROWS_EVERY = 6;
const CELLS_EACH = 8; // of the grid in which neighbours are found, for each entry at most
const PART_SPACE = 40;
const BLOCK_SPACE = 70;

/** Pushes apart those whose room overlaps, until none does. */
export function pushApart(points, { wide, high }) {
  const cell = { x: 2 * Math.max(...wide), y: 2 * Math.max(...high) };
  for (let round = 1; round <= PUSH_ROUNDS && pushOnce(points, wide, high, cell); round += 1) {
    if (round % GROWS_EVERY === 0) {
      enlarge(points);
    }
  }
}

/** Pushes travel slowly from the middle of a crowd outwards; room everywhere helps them. */
function enlarge({ x, y }) {
  for (let place = 0; place < x.length; place += 1) {
    x[place] *= PUSH_GROWTH;
    y[place] *= PUSH_GROWTH;
  }
}

/** Pushes pairs apart that stand in the same cell of a grid or in cells side by side; says whether any overlapped. */
function pushOnce({ x, y }, wide, high, cell) {
  const [left, top, right, bottom] = [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
  // Far-flung entries would need a grid of countless cells.
  const coarse = Math.max(1, Math.sqrt(((right - left) * (bottom - top)) / (CELLS_EACH * x.length * cell.x * cell.y)));
  const [across, down] = [cell.x * coarse, cell.y * coarse];
  const columns = Math.floor((right - left) / across) + 3;
  const rows = Math.floor((bottom - top) / down) + 3;
  // Each cell knows the last that came in, and each of these the one before it.
  const last = new Int32Array(columns * rows).fill(-1);
  const before = new Int32Array(x.length);
  const around = [0, -1, 1, -columns, columns, -columns - 1, -columns + 1, columns - 1, columns + 1];
  let pushed = false;
  for (let one = 0; one < x.length; one += 1) {
    const at = (Math.floor((y[one] - top) / down) + 1) * columns + Math.floor((x[one] - left) / across) + 1;
    for (const step of around) {
      for (let other = last[at + step]; other >= 0; other = before[other]) {
        pushed = pushPair(x, y, wide, high, one, other) || pushed;
      }
    }
    before[one] = last[at];
    last[at] = one;
  }
  return pushed;
}

/** Moves each of two that overlap half of the shorter way, measured by their size; says whether they did. */
function pushPair(x, y, wide, high, one, other) {
  const across = wide[one] + wide[other];
  const down = high[one] + high[other];
  const over = across - Math.abs(x[one] - x[other]);
  const deep = down - Math.abs(y[one] - y[other]);
  if (over < 0.5 || deep < 0.5) {
    return false;
  }
  const aside = over / across < deep / down;
  const along = aside ? x : y;
  const push = ((along[one] >= along[other] ? 1 : -1) * (aside ? over : deep)) / 2;
  along[one] += push;
  along[other] -= push;
  return true;
}

/** Gives each part its left and top, the largest first, in rows with which all fit best into a window's shape. */
export function packRows(parts, aspect) {
  const ordered = [...parts].sort((one, other) => other.width * other.height - one.width * one.height);
  const area = ordered.reduce((sum, part) => sum + (part.width + PART_SPACE) * (part.height + PART_SPACE), 0);
  let best = { frames: [], needed: Infinity };
  for (let stretch = 0.6; ordered.length > 0 && stretch < 2.5; stretch *= 1.06) {
    const frames = inRows(ordered, Math.sqrt(area * aspect) * stretch);
    const { width, height } = extentOf(frames);
    const needed = Math.max(width, aspect * height);
    if (needed < best.needed) {
      best = { frames, needed };
    }
  }
  return best.frames;
}

/** Rows as words stand in lines; low parts stand upon one another beside the high one that leads the row. */
function inRows(parts, width) {
  const frames = [];
  let [left, top, high] = [0, 0, 0];
  let pile = null;
  for (const part of parts) {
    const below = pile ? pile.bottom + PART_SPACE : 0;
    if (pile && pile.left > 0 && part.width <= pile.width && below + part.height <= top + high) {
      frames.push({ ...part, left: pile.left, top: below });
      pile.bottom = below + part.height;
    } else {
      if (left > 0 && left + part.width > width) {
        [left, top, high] = [0, top + high + PART_SPACE, 0];
      }
      frames.push({ ...part, left, top });
      pile = { left, width: part.width, bottom: top + part.height };
      high = Math.max(high, part.height);
      left += part.width + PART_SPACE;
    }
  }
  return frames;
}

/** The rows of entries without relations, in a frame below, or beside where the whole then fits the window better. */
export function standAlone(members, room, frames, aspect) {
  const { width, height } = extentOf(frames);
  const places = [
    { left: 0, top: height > 0 ? height + BLOCK_SPACE : 0 },
    { left: width > 0 ? width + BLOCK_SPACE : 0, top: 0 },
  ];
  let best = { needed: Infinity };
  for (const { left, top } of places) {
    for (let columns = 1; columns <= members.length && columns <= 120; columns += 1) {
      const block = inColumns(members, room, columns);
      const [wide, high] = [Math.max(width, left + block.width), Math.max(height, top + block.height)];
      // Of blocks that need as much, the one that leaves the whole smaller looks better.
      const needed = Math.max(wide, aspect * high) + 0.03 * (wide + aspect * high);
      if (needed < best.needed) {
        best = { ...block, left, top, needed };
      }
    }
  }
  return best;
}

function inColumns(members, room, columns) {
  const [across, down] = [2 * Math.max(...room.wide), 2 * Math.max(...room.high)];
  return {
    members,
    x: members.map((_, place) => across * ((place % columns) + 0.5)),
    y: members.map((_, place) => down * (Math.floor(place / columns) + 0.5)),
    width: across * Math.min(columns, members.length),
    height: down * Math.ceil(members.length / columns),
  };
}

function extentOf(frames) {
  return {
    width: Math.max(0, ...frames.map(({ left, width }) => left + width)),
    height: Math.max(0, ...frames.map(({ top, height }) => top + height)),
  };
}
