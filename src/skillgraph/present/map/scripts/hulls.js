// The soft ground under the members of a group.

/** The corners of the smallest convex shape around points `[x, y]` (Andrew 1979), counterclockwise as pixels are counted. */
export function hull(points) {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  if (sorted.length < 3) {
    return sorted;
  }
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function chain(points) {
  const found = [];
  for (const point of points) {
    while (found.length > 1 && turn(found.at(-2), found.at(-1), point) <= 0) {
      found.pop();
    }
    found.push(point);
  }
  return found.slice(0, -1);
}

function turn(from, over, to) {
  return (over[0] - from[0]) * (to[1] - from[1]) - (over[1] - from[1]) * (to[0] - from[0]);
}
