// The shapes of marks, and marks as small pictures for the legend, the panel and the search.

import { svg } from "./dom.js";

/** The corners of a regular shape or a star, by the radius of each corner; the first points up or to the right. */
function corners(count, first, radius = () => 1, down = 0) {
  return Array.from({ length: count }, (_, place) => {
    const angle = first + (2 * Math.PI * place) / count;
    return [radius(place) * Math.cos(angle), radius(place) * Math.sin(angle) + down];
  });
}

const UP = -Math.PI / 2;
// As large and as high as vis-network draws them for a mark of radius 1.
const SHAPES = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[0, -1.012], [1.15, 0.98], [-1.15, 0.98]],
  triangleDown: [[0, 1.012], [-1.15, -0.98], [1.15, -0.98]],
  diamond: corners(4, UP),
  hexagon: corners(6, 0),
  star: corners(10, UP, (place) => (place % 2 ? 0.41 : 1.066), 0.082),
};
const SCALES = { square: 6.5, triangle: 7, triangleDown: 7, star: 8.5 };

/** The corners of a shape around (0, 0) for a mark of radius 1; undefined for a circle. */
export function shapePoints(shape) {
  return SHAPES[shape];
}

/** The mark of a kind; without a colour it is as neutral as the theme. */
export function icon({ shape, color }) {
  const look = color ? { fill: color } : { class: "neutral" };
  const size = SCALES[shape] || 8;
  const points = shapePoints(shape)?.map(([x, y]) => `${(10 + x * size).toFixed(2)},${(10 + y * size).toFixed(2)}`).join(" ");
  const mark = points ? svg("polygon", { points, ...look }) : svg("circle", { cx: 10, cy: 10, r: 7, ...look });
  return svg("svg", { class: "mark", viewBox: "0 0 20 20", "aria-hidden": "true" }, mark);
}
