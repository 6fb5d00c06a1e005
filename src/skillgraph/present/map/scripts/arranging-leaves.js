// Hangs entries with a single line around the one they are joined to: a hub has hundreds, which would lie in a heap.

const GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;
const FEW_LEAVES = 12; // they stand on the free side of their hub, more stand all around it
const AMPLE = 1.35; // how much more room a group of entries is given than they take
const LEAF_STRETCH = 1.25; // how much wider than high a group of leaves is
const LABEL_SIDE = 30; // some room for a label beside a mark
const LABEL_ABOVE = 14;

/** The room each entry has around its middle, to each side and up and down: for its mark and some of its label. */
export class Room {
  constructor(radii) {
    this.radii = radii;
    this.wide = Float64Array.from(radii, (radius) => radius + LABEL_SIDE);
    this.high = Float64Array.from(radii, (radius) => radius + LABEL_ABOVE);
  }

  /** The room of some entries, in their order. */
  of(members) {
    return new Room(members.map((place) => this.radii[place]));
  }

  /** How much of the map an entry is given. */
  area(place) {
    return AMPLE * 4 * this.wide[place] * this.high[place];
  }
}

/** Puts leaves around a hub as the seeds of a sunflower stand (Vogel, 1979), the same room for each. */
export function hangLeaves({ x, y }, hub, leaves, neighbours, room) {
  const hanging = new Set(leaves);
  const ways = neighbours.filter((place) => !hanging.has(place)).map((place) => [x[place] - x[hub], y[place] - y[hub]]);
  const { start, width } = freeSide(ways, leaves.length);
  let filled = room.area(hub) / 2;
  leaves.forEach((leaf, number) => {
    const away = Math.sqrt((2 * filled + room.area(leaf)) / width);
    const angle = start + width * (((number + 0.5) * GOLDEN_SHARE) % 1);
    x[leaf] = x[hub] + away * Math.cos(angle) * LEAF_STRETCH;
    y[leaf] = y[hub] + (away * Math.sin(angle)) / LEAF_STRETCH;
    filled += room.area(leaf);
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
