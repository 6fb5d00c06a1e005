// What is seen, as a picture: SVG, and PNG made of it.

import { letters } from "./camera.js";
import { svg } from "./dom.js";
import { hull } from "./hulls.js";
import { icon, shapePoints } from "./icons.js";
import { LINE } from "./labelling.js";
import { ground, headingAt, rings } from "./pen.js";

const HEAD = 62;
const FOOT = 30;
const ROW = 24;
const PIXELS = 2; // of a PNG for each pixel of the window

/** Draws the window with title, legend and sources as an SVG element. */
export function picture(canvas, view, words) {
  const scale = canvas.network.getScale();
  const middle = canvas.network.getViewPosition();
  const { width, height } = canvas.window();
  const { font } = canvas.ruler;
  const rows = legendRows(view, canvas.ruler, words.kinds, width);
  const whole = HEAD + height + rows.length * ROW + FOOT + words.foot.length * 16;
  const at = (x, y) => [round((x - middle.x) * scale + width / 2), round((y - middle.y) * scale + height / 2)];
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg", width, height: whole, viewBox: `0 0 ${width} ${whole}`, lang: words.lang,
    "font-family": font.replaceAll('"', "'"), role: "img",
  });
  const drawing = svg("svg", { y: HEAD, width, height, viewBox: `0 0 ${width} ${height}`, overflow: "hidden" });
  drawing.append(...grounds(canvas, scale, at), ...lines(canvas, scale, at), ...marks(canvas, scale, at), ...above(canvas, scale, at));
  root.append(
    svg("title", {}, clean(words.title)),
    svg("rect", { width, height: whole, fill: canvas.colors.paper }),
    text(cutTo(canvas.ruler, words.title, 20, width), { x: 20, y: 32, size: 20, weight: 650, color: canvas.colors.ink }),
    text(words.numbers, { x: 20, y: 52, size: 13, color: canvas.colors.faint }),
    drawing,
    ...rows.flatMap((row, number) => legendRow(row, HEAD + height + number * ROW + 6, canvas.colors)),
    ...words.foot.map((line, number) => text(cutTo(canvas.ruler, line, 12, width), { x: 20, y: whole - FOOT / 2 - (words.foot.length - 1 - number) * 16, size: 12, color: canvas.colors.faint })),
  );
  return root;
}

/** A text cut to the width of the picture. */
function cutTo(ruler, words, size, width) {
  const signs = [...words];
  const fits = () => ruler.of(signs.join("")) * size <= width - 40;
  if (fits()) {
    return words;
  }
  while (signs.length && !fits()) {
    signs.pop();
  }
  return `${signs.slice(0, -1).join("")}…`;
}

/** An SVG element as the text of a file. */
export function asSvg(element) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;
}

/** An SVG element as a PNG, with more pixels than the window so that it can be printed. */
export async function asPng(element) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asSvg(element))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Number(element.getAttribute("width")) * PIXELS;
  canvas.height = Number(element.getAttribute("height")) * PIXELS;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** XML has no way to write these signs. */
export function clean(words) {
  return words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function text(words, { x, y, size, color, weight = null, anchor = null, halo = null, opacity = null }) {
  const edge = halo === null ? {} : { stroke: halo, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };
  const look = { "font-size": size, "font-weight": weight, "text-anchor": anchor, "dominant-baseline": "central", fill: color, opacity };
  return svg("text", { x: round(x), y: round(y), ...look, ...edge }, clean(words));
}

function grounds(canvas, scale, at) {
  const found = [];
  if (canvas.block) {
    const [left, top, right, bottom] = canvas.block.box;
    const [x, y] = at(left, top);
    found.push(svg("rect", { x, y, width: round((right - left) * scale), height: round((bottom - top) * scale), rx: 12, fill: canvas.colors.block }));
    const heading = y + headingAt(canvas.block, scale) - top * scale;
    found.push(text(canvas.view.text("aside"), { x: x + 12, y: heading, size: 12, color: canvas.colors.faint }));
  }
  for (const { color, points } of canvas.grounds(canvas.network.getPositions())) {
    const corners = hull(rings(points)).map(([x, y]) => at(x, y).join(",")).join(" ");
    found.push(svg("polygon", { points: corners, fill: color, opacity: ground() }));
  }
  return found;
}

function lines(canvas, scale, at) {
  const positions = canvas.network.getPositions();
  return canvas.lines.get().flatMap(({ from, to, color, width, dashes, arrows }) => {
    const [start, end] = [from, to].map((id) => at(positions[id].x, positions[id].y));
    const look = { stroke: color.color, "stroke-width": round(width * scale), "stroke-dasharray": dashes ? dashes.map((each) => round(each * scale)).join(" ") : null };
    const line = svg("line", { x1: start[0], y1: start[1], x2: end[0], y2: end[1], ...look });
    const size = (id) => (canvas.nodes.get(id).size + 2) * scale;
    const heads = [
      arrows.includes("to") && arrowHead(start, end, size(to), scale, color.color),
      arrows.includes("from") && arrowHead(end, start, size(from), scale, color.color),
    ];
    return [line, ...heads.filter((head) => head)];
  });
}

/** The head of an arrow that touches a mark. */
function arrowHead(from, to, radius, scale, color) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length < radius) {
    return null;
  }
  const [along, across] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const tip = [to[0] - along * radius, to[1] - across * radius];
  const back = 8 * scale;
  const wing = 3.2 * scale;
  const corners = [
    tip,
    [tip[0] - along * back - across * wing, tip[1] - across * back + along * wing],
    [tip[0] - along * back + across * wing, tip[1] - across * back - along * wing],
  ];
  return svg("polygon", { points: corners.map((corner) => corner.map(round).join(",")).join(" "), fill: color });
}

function marks(canvas, scale, at) {
  const positions = canvas.network.getPositions();
  return canvas.nodes.get().map(({ id, shape, size, color, borderWidth }) => {
    const [x, y] = at(positions[id].x, positions[id].y);
    const radius = size * scale;
    const look = { fill: color.background, stroke: color.border, "stroke-width": round(borderWidth * scale), "stroke-linejoin": "round" };
    const corners = shapePoints(shape);
    if (!corners) {
      return svg("circle", { cx: x, cy: y, r: round(radius), ...look });
    }
    return svg("polygon", { points: corners.map(([across, down]) => `${round(x + across * radius)},${round(y + down * radius)}`).join(" "), ...look });
  });
}

function above(canvas, scale, at) {
  const origin = at(0, 0);
  const { badges, items } = canvas.labels(scale);
  const { colors } = canvas;
  const numbers = badges.flatMap(({ line, x, y, half, radius }) => [
    svg("rect", { x: round(origin[0] + x - half), y: round(origin[1] + y - radius), width: 2 * half, height: 2 * radius, rx: radius, fill: colors.paper, stroke: colors.line, "stroke-width": 1.5 }),
    text(String(line.relations.length), { x: origin[0] + x, y: origin[1] + y, size: round(radius * 1.3), color: colors.ink, anchor: "middle" }),
  ]);
  const size = letters(scale);
  const labels = canvas.drawn.flatMap((box) => {
    const anchor = { center: "middle", left: "start", right: "end" }[box.align];
    const x = { center: (box.left + box.right) / 2, left: box.left, right: box.right }[box.align] + origin[0];
    const opacity = canvas.near && !canvas.near.nodes.has(box.id) ? 0.3 : null;
    return items.get(box.id).lines.map((line, number) =>
      text(line, { x, y: origin[1] + box.top + (number + 0.5) * LINE * size, size: round(size), color: colors.ink, anchor, halo: colors.paper, opacity }),
    );
  });
  return [...numbers, ...labels];
}

/** The kinds that are shown, in rows as wide as the window. */
function legendRows(view, ruler, kinds, width) {
  const rows = [[]];
  let x = 20;
  for (const { kind, count } of kinds) {
    const words = `${view.name(kind)} ${count}`;
    const needed = 26 + ruler.of(words) * 13 + 18;
    if (x + needed > width - 20 && rows.at(-1).length) {
      rows.push([]);
      x = 20;
    }
    rows.at(-1).push({ kind, words, x });
    x += needed;
  }
  return rows;
}

function legendRow(row, y, colors) {
  return row.flatMap(({ kind, words, x }) => {
    const mark = icon(kind);
    for (const [name, value] of Object.entries({ x, y: y + 2, width: 20, height: 20, stroke: colors.outline, "stroke-width": 1.6 })) {
      mark.setAttribute(name, value);
    }
    if (!kind.color) {
      mark.firstElementChild.setAttribute("fill", colors.neutral);
    }
    return [mark, text(words, { x: x + 26, y: y + 12, size: 13, color: colors.ink })];
  });
}
