// Draws above and below what vis-network draws: labels, numbers, names of lines, and the ground of groups. One unit is one
// pixel here, with the middle of the map at (0, 0).

import { hull } from "./hulls.js";
import { LINE, pointOf } from "./labelling.js";
import { isDark } from "./theme.js";

const HULL = 26; // how far the ground of a group reaches beyond its members, at the map's own size

/** How much of its colour the ground of a group shows. */
export function ground() {
  return isDark() ? 0.34 : 0.18;
}

/** Draws one label; what does not stand out is pale. */
export function drawLabel(pen, { item, box, size, font, colors, faded, strong }) {
  const { align } = box;
  const x = { center: (box.left + box.right) / 2, left: box.left, right: box.right }[align];
  pen.font = `${strong ? "600 " : ""}${size}px ${font}`;
  pen.textAlign = align;
  pen.textBaseline = "middle";
  pen.strokeStyle = colors.paper;
  pen.lineWidth = 4;
  pen.fillStyle = colors.ink;
  item.lines.forEach((line, number) => {
    const y = box.top + (number + 0.5) * LINE * size;
    pen.globalAlpha = faded ? 0.5 : 1;
    pen.strokeText(line, x, y);
    pen.globalAlpha = faded ? 0.3 : 1;
    pen.fillText(line, x, y);
  });
  pen.globalAlpha = 1;
}

/** Draws the numbers of lines that stand for several relations. */
export function drawBadges(pen, badges, near, font, colors) {
  for (const { line, x, y, half, radius } of badges) {
    pen.globalAlpha = near && !near.lines.has(line.id) ? 0.3 : 1;
    pen.beginPath();
    pen.roundRect(x - half, y - radius, 2 * half, 2 * radius, radius);
    pen.fillStyle = colors.paper;
    pen.fill();
    pen.strokeStyle = near?.lines.has(line.id) ? colors.strong : colors.line;
    pen.lineWidth = 1.5;
    pen.stroke();
    write(pen, String(line.relations.length), { x, y: y + 0.5, size: radius * 1.3, font, color: colors.ink });
    pen.globalAlpha = 1;
  }
}

function write(pen, text, { x, y, size, font, color, align = "center" }) {
  pen.font = `${size}px ${font}`;
  pen.textAlign = align;
  pen.textBaseline = "middle";
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}

/** Names the relations of the line pointed at, within the window's sides. */
export function drawTag(pen, { line, text, positions, scale, ruler, colors, left, right }) {
  const { x: middle, y } = pointOf(line, positions, scale);
  const half = (ruler.of(text) * 12) / 2 + 8;
  const x = Math.max(left + half + 4, Math.min(right - half - 4, middle));
  pen.fillStyle = colors.ink;
  pen.beginPath();
  pen.roundRect(x - half, y - 12, 2 * half, 24, 6);
  pen.fill();
  write(pen, text, { x, y: y + 0.5, size: 12, font: ruler.font, color: colors.paper });
}

/** The middle of the block's heading: in the block where there is room, else above it. */
export function headingAt({ box, heading }, scale) {
  const top = box[1] * scale;
  const height = heading * scale;
  return height < 18 ? top - 9 : top + height / 2;
}

/** The ground under the entries that no source relates to another. */
export function drawBlock(pen, block, { scale, text, font, colors }) {
  const [left, top, right, bottom] = block.box.map((side) => side * scale);
  pen.fillStyle = colors.block;
  pen.beginPath();
  pen.roundRect(left, top, right - left, bottom - top, 12);
  pen.fill();
  write(pen, text, { x: left + 12, y: headingAt(block, scale), size: 12, font, color: colors.faint, align: "left" });
}

/** The soft ground under the members of each group: `grounds` are `{ color, points }`, in the map's own units. */
export function drawHulls(pen, grounds, scale) {
  pen.globalAlpha = ground();
  for (const { color, points } of grounds) {
    pen.fillStyle = color;
    pen.beginPath();
    hull(rings(points)).forEach(([x, y]) => pen.lineTo(x * scale, y * scale));
    pen.closePath();
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Points on a circle around each point, so that the ground reaches beyond its members and has no corners. */
export function rings(points) {
  const turns = Array.from({ length: 16 }, (_, turn) => (turn * Math.PI) / 8);
  return points.flatMap(([x, y]) => turns.map((turn) => [x + HULL * Math.cos(turn), y + HULL * Math.sin(turn)]));
}
