// Unfolds a net: entries stand as far from each other as the ways between them are long, near ones first.

import { lotsFrom, waysFrom } from "./arranging-net.js";

const PIVOTS = 45; // entries that stand for those around them; a net of at most WHOLE_NET has each stand for itself
const WHOLE_NET = 140;
const SWEEPS = 14;
const ROUNDS_OF_REST = 12;
const FARTHER = 0.6; // how distances grow that are longer than usual, where pivots stand for others
const FINEST = 0.05; // the share of a pull that is followed in the end
const SIBLINGS = 2; // of those that share a neighbour, how many are kept apart for each line

/**
 * Points, as two arrays x and y, for a connected net whose lines have the given lengths. Stochastic gradient descent
 * (Zheng, Pawar and Goodman, 2018) on sparse stress (Ortmann, Klimenta and Brandes, 2016), from PivotMDS (Brandes and
 * Pich, 2006).
 */
export function unfoldNet(net, lengths) {
  const lots = lotsFrom(20230512);
  const pivots = choosePivots(net, lengths);
  if (pivots.length < net.length) {
    drawIn(pivots);
  }
  const points = startingPoints(pivots, net.length, lots);
  const lines = net.reduce((sum, places) => sum + places.length, 0);
  const pulls = new Pulls(net.length * pivots.length + (1 + SIBLINGS) * lines);
  pullByLines(pulls, net, lengths);
  pivots.forEach((pivot) => pullByPivot(pulls, net, pivot));
  if (pivots.length < net.length) {
    pullBySiblings(pulls, net, lengths, lots);
  }
  descend(points, pulls, lots);
  for (let round = 0; round < ROUNDS_OF_REST; round += 1) {
    rest(points, pulls);
  }
  return points;
}

/** Draws in what is far away: by its length alone a chain that hangs on the rest would make all else small. */
function drawIn(pivots) {
  const count = pivots[0].far.length;
  const ways = new Float64Array(count * pivots.length);
  pivots.forEach(({ far }, number) => ways.set(far, number * count));
  const usual = ways.sort()[ways.length >> 1];
  for (const pivot of pivots) {
    pivot.far = pivot.far.map((way) => (way > usual ? usual * (way / usual) ** FARTHER : way));
  }
}

/** Chooses entries far from each other, each with how far all are from it. */
function choosePivots(net, lengths) {
  const most = net.length <= WHOLE_NET ? net.length : PIVOTS;
  const nearest = new Float64Array(net.length).fill(Infinity);
  const pivots = [];
  let next = placeOfMost(net.map((places) => places.length));
  while (pivots.length < most) {
    const far = waysFrom(next, net, lengths);
    pivots.push({ place: next, far });
    for (let place = 0; place < far.length; place += 1) {
      nearest[place] = Math.min(nearest[place], far[place]);
    }
    next = placeOfMost(nearest);
  }
  countRegions(pivots, net.length);
  return pivots;
}

function placeOfMost(values) {
  let best = 0;
  for (let place = 1; place < values.length; place += 1) {
    if (values[place] > values[best]) {
      best = place;
    }
  }
  return best;
}

/** PivotMDS, and a little chance: entries in like positions would begin on the same spot. */
function startingPoints(pivots, count, lots) {
  const centred = centredSquares(pivots, count);
  const axes = longestAxes(centred, lots);
  const size = Math.sqrt(pivots.reduce((sum, { far }) => sum + far.reduce((all, way) => all + way * way, 0), 0) /
    (count * pivots.length));
  const [x, y] = axes.map((axis) => projected(centred, axis, count));
  const spread = Math.sqrt(x.reduce((sum, at, place) => sum + 2 * (at * at + y[place] * y[place]), 0) / count) || 1;
  const chance = (at) => (at / spread + 0.04 * (lots() - 0.5)) * size;
  return { x: x.map(chance), y: y.map(chance) };
}

/** For each pivot the squares of distances from it, less the means of entry and pivot. */
function centredSquares(pivots, count) {
  const means = new Float64Array(count);
  const rows = pivots.map(({ far }) => far.map((way) => way * way));
  for (const row of rows) {
    row.forEach((square, place) => {
      means[place] += square / rows.length;
    });
  }
  const whole = means.reduce((sum, mean) => sum + mean, 0) / count;
  return rows.map((row) => {
    const own = row.reduce((sum, square) => sum + square, 0) / count;
    return row.map((square, place) => -0.5 * (square - own - means[place] + whole));
  });
}

/** The two directions in which the rows spread most, found by multiplying again and again. */
function longestAxes(rows, lots) {
  const square = rows.map((row) => Float64Array.from(rows, (other) => dotProduct(row, other)));
  const found = [];
  for (let number = 0; number < 2; number += 1) {
    let axis = Float64Array.from(rows, () => lots() - 0.5);
    for (let turn = 0; turn < 50; turn += 1) {
      for (const other of found) {
        const share = dotProduct(axis, other);
        axis = axis.map((value, place) => value - share * other[place]);
      }
      axis = Float64Array.from(square, (row) => dotProduct(row, axis));
      const long = Math.sqrt(dotProduct(axis, axis)) || 1;
      axis = axis.map((value) => value / long);
    }
    found.push(axis);
  }
  return found;
}

function dotProduct(one, other) {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) {
    sum += one[place] * other[place];
  }
  return sum;
}

function projected(rows, axis, count) {
  const sums = new Float64Array(count);
  rows.forEach((row, pivot) => {
    for (let place = 0; place < count; place += 1) {
      sums[place] += row[place] * axis[pivot];
    }
  });
  return sums;
}

/** Notes for each pivot how far those are that are nearer to it than to other pivots, the nearest first. */
function countRegions(pivots, count) {
  const regions = pivots.map(() => []);
  for (let place = 0; place < count; place += 1) {
    const nearest = pivots.reduce((best, { far }, number) => (far[place] < pivots[best].far[place] ? number : best), 0);
    regions[nearest].push(pivots[nearest].far[place]);
  }
  pivots.forEach((pivot, number) => {
    pivot.region = Float64Array.from(regions[number]).sort();
  });
}

/** What draws an entry to its distance from another; only the first of the two moves. */
class Pulls {
  constructor(most) {
    this.count = 0;
    this.one = new Int32Array(most);
    this.other = new Int32Array(most);
    this.distance = new Float64Array(most);
    this.weight = new Float64Array(most);
  }

  add(one, other, distance, share) {
    this.one[this.count] = one;
    this.other[this.count] = other;
    this.distance[this.count] = distance;
    this.weight[this.count] = share / (distance * distance);
    this.count += 1;
  }
}

function pullByLines(pulls, net, lengths) {
  net.forEach((places, one) => places.forEach((other, index) => pulls.add(one, other, lengths[one][index], 1)));
}

/** A pivot weighs as much as there are entries around it that are nearer to it than the one that it pulls. */
function pullByPivot(pulls, net, { place, far, region }) {
  const joined = new Set([place, ...net[place]]);
  far.forEach((way, one) => {
    if (!joined.has(one)) {
      pulls.add(one, place, way, Math.max(1, countUpTo(region, way / 2)));
    }
  });
}

function countUpTo(sorted, most) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = sorted[middle] <= most ? [middle + 1, high] : [low, middle];
  }
  return low;
}

/** Entries that share a neighbour are alike to all pivots; some, by lot, stand for all that an entry must keep from. */
function pullBySiblings(pulls, net, lengths, lots) {
  const joined = net.map((places) => new Set(places));
  net.forEach((places, one) =>
    places.forEach((middle, index) => {
      for (let draw = 0; draw < SIBLINGS; draw += 1) {
        const lot = Math.floor(lots() * net[middle].length);
        const other = net[middle][lot];
        if (other !== one && !joined[one].has(other)) {
          const share = Math.max(1, net[middle].length / SIBLINGS);
          pulls.add(one, other, lengths[one][index] + lengths[middle][lot], share);
        }
      }
    }),
  );
}

/** Follows the pulls one after another in an order by lot, at first wholly, then less and less. */
function descend({ x, y }, pulls, lots) {
  const order = shuffled(pulls.count, lots);
  const weights = pulls.weight.subarray(0, pulls.count);
  const first = 1 / weights.reduce((least, weight) => Math.min(least, weight), Infinity);
  const last = FINEST / weights.reduce((most, weight) => Math.max(most, weight), 0);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const rate = first * (last / first) ** (sweep / (SWEEPS - 1));
    for (const at of order) {
      const one = pulls.one[at];
      const other = pulls.other[at];
      const across = x[one] - x[other];
      const down = y[one] - y[other];
      const apart = Math.sqrt(across * across + down * down) || 1e-9;
      const step = (Math.min(1, rate * pulls.weight[at]) * (pulls.distance[at] - apart)) / apart;
      x[one] += step * across;
      y[one] += step * down;
    }
  }
}

/** Moves each entry to the middle of where its pulls want it: following them one by one leaves it where the last did. */
function rest({ x, y }, pulls) {
  const [sumX, sumY, total] = [0, 1, 2].map(() => new Float64Array(x.length));
  for (let at = 0; at < pulls.count; at += 1) {
    const one = pulls.one[at];
    const other = pulls.other[at];
    const across = x[one] - x[other];
    const down = y[one] - y[other];
    const stretch = pulls.distance[at] / (Math.sqrt(across * across + down * down) || 1e-9);
    const weight = pulls.weight[at];
    sumX[one] += weight * (x[other] + stretch * across);
    sumY[one] += weight * (y[other] + stretch * down);
    total[one] += weight;
  }
  for (let place = 0; place < x.length; place += 1) {
    x[place] = total[place] > 0 ? sumX[place] / total[place] : x[place];
    y[place] = total[place] > 0 ? sumY[place] / total[place] : y[place];
  }
}

function shuffled(count, lots) {
  const order = Int32Array.from({ length: count }, (_, place) => place);
  for (let place = count - 1; place > 0; place -= 1) {
    const other = Math.floor(lots() * (place + 1));
    const taken = order[place];
    order[place] = order[other];
    order[other] = taken;
  }
  return order;
}
