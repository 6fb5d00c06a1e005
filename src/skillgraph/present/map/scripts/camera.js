// Moves and zooms the map.

import { isStill } from "./theme.js";

const MARGIN = 14;
const [FARTHEST, NEAREST] = [0.01, 10];
const FAR = 1e6; // in the map's own units

/** The size of letters in pixels: near their own size, never too small to read. */
export function letters(scale) {
  return Math.min(15, Math.max(11, 13 * scale));
}

/** The rectangle that holds marks and labels at a scale, in pixels; `items` were measured at scale 1. */
export function bounds(items, scale, window, block) {
  const grow = letters(scale) / letters(1);
  const sides = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const hold = (left, top, right, bottom) => {
    sides.left = Math.min(sides.left, left);
    sides.top = Math.min(sides.top, top);
    sides.right = Math.max(sides.right, right);
    sides.bottom = Math.max(sides.bottom, bottom);
  };
  for (const item of items) {
    // In a narrow window labels at the sides stand inwards, or the map would be too small.
    const half = Math.max(Math.min((item.width * grow) / 2, window.width * 0.08), item.radius * scale);
    const below = item.radius * scale + 3 + item.height * grow;
    hold(item.x * scale - half, (item.y - item.radius) * scale, item.x * scale + half, item.y * scale + below);
  }
  if (block) {
    hold(...block.map((side) => side * scale));
  }
  return {
    ...sides,
    x: (sides.left + sides.right) / 2,
    y: (sides.top + sides.bottom) / 2,
    width: sides.right - sides.left,
    height: sides.bottom - sides.top,
  };
}

/** The rectangle within which labels may stand: the whole drawing, and the window where all of it is shown. */
export function walls(items, scale, window, block) {
  const { left, top, right, bottom, x, y } = bounds(items, scale, window, block);
  const across = Math.max((right - left) / 2 + 2, window.width / 2 - 4);
  const down = Math.max((bottom - top) / 2 + 2, window.height / 2 - 4);
  return { left: x - across, top: Math.min(y - down, top - MARGIN), right: x + across, bottom: y + down };
}

/** The largest scale at which everything, labels included, is in the window, and the middle of it all. */
export function fitting(items, window, block) {
  const room = { x: window.width - 2 * MARGIN, y: window.height - 2 * MARGIN };
  let scale = 1.5;
  let sides = bounds(items, scale, window, block);
  // Labels keep their size while distances shrink, so the scale cannot be computed in one step.
  for (let step = 0; step < 80 && (sides.width > room.x || sides.height > room.y); step += 1) {
    scale *= 0.95;
    sides = bounds(items, scale, window, block);
  }
  return { scale, position: { x: sides.x / scale, y: sides.y / scale } };
}

/** Moves a network to a position and a scale, gently unless movements are to be left out. */
export function move(network, position, scale, gently) {
  const animation = gently && !isStill() ? { duration: 300, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position: { x: bound(position.x, FAR), y: bound(position.y, FAR) }, scale: boundScale(scale), animation });
}

/** A scale that the map can be drawn at; the wheel ends at the same. */
export function boundScale(scale) {
  return Math.min(NEAREST, Math.max(FARTHEST, scale));
}

function bound(value, most) {
  return Math.min(most, Math.max(-most, value));
}

/** Where to move so that a spot of the window is seen, with what lies over it at the bottom; null if it is seen. */
export function revealing(network, position, frame, panel) {
  const spot = network.canvasToDOM(position);
  // On a narrow screen the panel lies over the lower part of the map.
  const covers = panel.height > 0 && panel.left < frame.right && panel.top < frame.bottom;
  const bottom = covers ? Math.max(60, panel.top - frame.top) : frame.height;
  if (spot.x >= 40 && spot.y >= 30 && spot.x <= frame.width - 40 && spot.y <= bottom - 50) {
    return null;
  }
  const down = (frame.height - bottom) / 2 / network.getScale();
  return { x: position.x, y: position.y + down };
}
