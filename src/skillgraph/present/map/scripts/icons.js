// The marks of the map as small pictures for the legend, the panel and the search.

import { svg } from "./dom.js";

const turn = (count, first, radius = () => 8) =>
  Array.from({ length: count }, (_, place) => {
    const angle = first + (2 * Math.PI * place) / count;
    return `${(10 + radius(place) * Math.cos(angle)).toFixed(2)},${(10 + radius(place) * Math.sin(angle)).toFixed(2)}`;
  }).join(" ");

const UP = -Math.PI / 2;
const POINTS = {
  square: "3.5,3.5 16.5,3.5 16.5,16.5 3.5,16.5",
  triangle: "10,2.5 18,16.5 2,16.5",
  triangleDown: "2,3.5 18,3.5 10,17.5",
  diamond: turn(4, UP),
  hexagon: turn(6, 0),
  star: turn(10, UP, (place) => (place % 2 ? 3.9 : 9)),
};

/** The mark of a kind; without a colour it is as neutral as the theme. */
export function icon({ shape, color }) {
  const points = POINTS[shape];
  const look = color ? { fill: color } : { class: "neutral" };
  const mark = points ? svg("polygon", { points, ...look }) : svg("circle", { cx: 10, cy: 10, r: 7, ...look });
  return svg("svg", { class: "mark", viewBox: "0 0 20 20", "aria-hidden": "true" }, mark);
}
