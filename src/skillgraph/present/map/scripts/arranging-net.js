// Who is joined to whom, by place: the parts of a net, and the ways between its entries.

/** A generator of numbers from 0 to 1 that gives the same ones each time (mulberry32, by Tommy Ettinger). */
export function lotsFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The neighbours of each of `count` entries, in order; a line counts once, and none leads from an entry to itself. */
export function netOf(count, links) {
  const near = Array.from({ length: count }, () => new Set());
  for (const [one, other] of links) {
    if (one !== other) {
      near[one].add(other);
      near[other].add(one);
    }
  }
  return near.map((places) => [...places].sort((one, other) => one - other));
}

/** The places of entries that are joined, directly or through others; those of each part in order. */
export function joinedParts(net) {
  const seen = new Uint8Array(net.length);
  return net.flatMap((_, first) => (seen[first] ? [] : [reachedFrom(net, first, seen)]));
}

function reachedFrom(net, first, seen) {
  const found = [first];
  seen[first] = 1;
  for (const place of found) {
    for (const other of net[place]) {
      if (!seen[other]) {
        seen[other] = 1;
        found.push(other);
      }
    }
  }
  return found.sort((one, other) => one - other);
}

/** The net of some entries alone, each now known by where it stands in `members`. */
export function netWithin(net, members) {
  const now = new Map(members.map((place, index) => [place, index]));
  return members.map((place) => net[place].filter((other) => now.has(other)).map((other) => now.get(other)));
}

/** How far each entry is from the first, along lines whose lengths are in `lengths` (Dijkstra, 1959). */
export function waysFrom(first, net, lengths) {
  const far = new Float64Array(net.length).fill(Infinity);
  const queue = new WaitingLine();
  far[first] = 0;
  queue.add(0, first);
  while (queue.size > 0) {
    const way = queue.least;
    const place = queue.take();
    // What was found again by a shorter way waits twice.
    for (let index = 0; way === far[place] && index < net[place].length; index += 1) {
      const other = net[place][index];
      const longer = way + lengths[place][index];
      if (longer < far[other]) {
        far[other] = longer;
        queue.add(longer, other);
      }
    }
  }
  return far;
}

/** Places that wait, each with a key; the smallest key comes first (a binary heap). */
class WaitingLine {
  constructor() {
    this.keys = [];
    this.places = [];
  }

  get size() {
    return this.keys.length;
  }

  add(key, place) {
    let at = this.size;
    while (at > 0 && this.keys[(at - 1) >> 1] > key) {
      this.put(at, this.keys[(at - 1) >> 1], this.places[(at - 1) >> 1]);
      at = (at - 1) >> 1;
    }
    this.put(at, key, place);
  }

  get least() {
    return this.keys[0];
  }

  take() {
    const first = this.places[0];
    const key = this.keys.pop();
    const place = this.places.pop();
    if (this.size > 0) {
      this.sink(key, place);
    }
    return first;
  }

  sink(key, place) {
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.keys[child + 1] < this.keys[child]) {
        child += 1;
      }
      if (this.keys[child] >= key) {
        break;
      }
      this.put(at, this.keys[child], this.places[child]);
      at = child;
    }
    this.put(at, key, place);
  }

  put(at, key, place) {
    this.keys[at] = key;
    this.places[at] = place;
  }
}
