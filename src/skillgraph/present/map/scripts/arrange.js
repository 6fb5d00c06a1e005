// Lays out what was opened of a large map.

const TURN = Math.PI * (3 - Math.sqrt(5));

/** A place for each of some marks, on a spiral, whatever joins them. */
export function arrange(radii, links, aspect) {
  return radii.map((_, number) => {
    const far = 60 * Math.sqrt(number);
    return [Math.round(far * aspect * Math.cos(TURN * number)), Math.round(far * Math.sin(TURN * number))];
  });
}
