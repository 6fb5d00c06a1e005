// The drawing: vis-network draws marks and lines, we place and draw the labels, and say what stands out.

import { byId } from "./dom.js";
import { labelBox, markBox, overlap, placeLabels, Taken } from "./labels.js";
import { colors, isStill } from "./theme.js";

const LINE = 1.25;
const MARGIN = 14;
const OUTLINE = 1.5;
const FADED = 0.2;
const HEAVY = 0.12; // the share of the entries whose names matter most

/** The size of letters in pixels: near their own size, never too small to read. */
function letters(scale) {
  return Math.min(15, Math.max(11, 13 * scale));
}

/** Mixes two colours written as #rrggbb; `share` is that of the first. */
export function mix(color, ground, share) {
  const channels = [1, 3, 5].map((at) => {
    const [one, other] = [color, ground].map((text) => Number.parseInt(text.slice(at, at + 2), 16));
    return Math.round(one * share + other * (1 - share));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

export class Canvas {
  /**
   * `drawing` is what pyvis holds. Calls `on.pick` with what was clicked: `{entry}`, `{line}` or null.
   */
  constructor({ facts, drawing, view, hidden, on }) {
    this.facts = facts;
    this.view = view;
    this.hidden = hidden;
    this.chosen = null;
    this.hovered = null;
    this.moved = false;
    this.thickness = 1;
    this.version = 0;
    this.placed = { key: "", boxes: new Map() };
    this.drawn = [];
    this.pen = document.createElement("canvas").getContext("2d");
    this.widths = new Map();
    this.font = getComputedStyle(document.body).fontFamily;
    this.colors = colors();
    this.placeOf = new Map(facts.entries.map((entry, place) => [entry.id, place]));
    this.nodes = new vis.DataSet(drawing.nodes);
    this.lines = new vis.DataSet(drawing.edges);
    this.weights = this.countLines();
    this.sizes = new Map(drawing.nodes.map(({ id, size }) => [id, size]));
    this.tells = facts.scales.some(({ what }) => what === "size") ? 1000 : 0;
    const isShown = (id) => !hidden.has(facts.entries[this.placeOf.get(id)].kind);
    this.shown = {
      nodes: new vis.DataView(this.nodes, { filter: (node) => isShown(node.id) }),
      edges: new vis.DataView(this.lines, { filter: (line) => isShown(line.from) && isShown(line.to) }),
    };
    this.box = byId("mynetwork");
    this.wide = this.nodes.map(({ x, y }) => [x, y]);
    this.stand();
    this.paint();
    this.network = new vis.Network(this.box, this.shown, drawing.options);
    // There is nothing to do here with the keyboard; the search, the panel and the table do it all.
    this.box.firstElementChild.tabIndex = -1;
    this.listen(on);
    this.fit(false);
  }

  listen(on) {
    const network = this.network;
    network.on("beforeDrawing", (pen) => this.drawBlock(pen));
    network.on("afterDrawing", (pen) => this.drawAbove(pen));
    network.on("click", ({ pointer }) => on.pick(this.at(pointer.DOM)));
    network.on("hoverNode", ({ node }) => this.hover({ entry: this.placeOf.get(node) }));
    network.on("blurNode", () => this.hover(null));
    network.on("hoverEdge", ({ edge }) => this.hover({ line: this.lines.get(edge) }));
    network.on("blurEdge", () => this.hover(null));
    network.on("zoom", () => this.touch());
    network.on("dragStart", () => this.touch());
    network.on("dragging", ({ nodes }) => this.change(nodes.length > 0));
    network.on("dragEnd", ({ nodes }) => this.keep(nodes));
    // Until someone has moved the map, it fits its window.
    network.on("resize", () => this.settle());
    this.box.addEventListener("pointermove", (event) => this.point(event));
  }

  touch() {
    this.moved = true;
  }

  /** Fits the map to a window that has changed. */
  settle() {
    if (!this.moved) {
      this.stand();
      this.change();
      this.fit(false);
    }
  }

  /** Puts the entries where they belong in a window of this shape. */
  stand() {
    const tall = this.box.clientHeight > this.box.clientWidth * 1.05;
    if (tall !== this.tall) {
      this.tall = tall;
      this.block = this.facts.blocks[tall ? "tall" : "wide"];
      const points = tall ? this.facts.tall : this.wide;
      this.nodes.update(this.facts.entries.map(({ id }, place) => ({ id, x: points[place][0], y: points[place][1] })));
    }
  }

  /** Positions that someone dragged stay, also after a kind was hidden and shown. */
  keep(ids) {
    this.nodes.update(ids.map((id) => ({ id, ...this.network.getPosition(id) })));
    this.change(true);
  }

  /** Has the labels placed anew at the next drawing. */
  change(really = true) {
    if (really) {
      this.version += 1;
    }
  }

  redraw() {
    // Each language has fonts of its own.
    const font = getComputedStyle(document.body).fontFamily;
    if (font !== this.font) {
      this.font = font;
      this.widths.clear();
    }
    this.change();
    this.network.redraw();
  }

  hover(what) {
    this.hovered = what;
    this.network.redraw();
  }

  /** Shows that marks, lines and labels can be clicked. */
  point(event) {
    const frame = this.box.getBoundingClientRect();
    const spot = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    this.box.classList.toggle("over", event.buttons === 0 && this.at(spot) !== null);
  }

  /** What is at a point of the window: an entry by its mark or its label, else a line. */
  at(spot) {
    const id = this.network.getNodeAt(spot) ?? this.labelAt(spot);
    if (id !== undefined) {
      return { entry: this.placeOf.get(id) };
    }
    const line = this.network.getEdgeAt(spot);
    return line === undefined ? null : { line: this.lines.get(line) };
  }

  labelAt(spot) {
    return this.labelBoxes().find(
      (box) => box.left <= spot.x && spot.x <= box.right && box.top <= spot.y && spot.y <= box.bottom,
    )?.id;
  }

  /** The labels drawn last, as rectangles of the window. */
  labelBoxes() {
    const origin = this.network.canvasToDOM({ x: 0, y: 0 });
    return this.drawn.map(({ id, left, top, right, bottom }) => ({
      id,
      left: left + origin.x,
      top: top + origin.y,
      right: right + origin.x,
      bottom: bottom + origin.y,
    }));
  }

  countLines() {
    const weights = new Map(this.facts.entries.map(({ id }) => [id, 0]));
    this.lines.forEach(({ from, to }) => {
      weights.set(from, weights.get(from) + 1);
      weights.set(to, weights.get(to) + 1);
    });
    return weights;
  }

  /** Hides and shows by the set of hidden kinds. */
  filter() {
    this.shown.nodes.refresh();
    this.shown.edges.refresh();
    this.change();
  }

  /** Makes an entry or a line stand out with what it is joined to; null lets all stand equal. */
  choose(chosen) {
    this.chosen = chosen;
    this.paint();
    this.change();
  }

  /** The ids of what stands out, or null. */
  near() {
    if (!this.chosen) {
      return null;
    }
    if ("line" in this.chosen) {
      const { id, from, to } = this.chosen.line;
      return { nodes: new Set([from, to]), lines: new Set([id]) };
    }
    const { id } = this.facts.entries[this.chosen.entry];
    const lines = this.lines.get({ filter: ({ from, to }) => from === id || to === id });
    return {
      nodes: new Set([id, ...lines.flatMap(({ from, to }) => [from, to])]),
      lines: new Set(lines.map((line) => line.id)),
    };
  }

  /** Gives marks and lines the colours of the theme, and fades what does not stand out. */
  paint() {
    this.colors = colors();
    const near = this.near();
    const chosen = this.chosen && "entry" in this.chosen ? this.facts.entries[this.chosen.entry].id : null;
    // Faded colours are mixed with the ground, since lines would show through transparent marks.
    const shade = (color, faded) => (faded ? mix(color, this.colors.paper, FADED) : color);
    this.nodes.update(
      this.nodes.map(({ id }) => {
        const faded = near !== null && !near.nodes.has(id);
        const entry = this.facts.entries[this.placeOf.get(id)];
        const { color } = this.view.markOf(entry);
        return {
          id,
          ...this.stature(entry),
          color: { background: shade(color || this.colors.neutral, faded), border: shade(this.colors.outline, faded) },
          borderWidth: id === chosen ? 3.5 : this.outline(),
        };
      }),
    );
    this.lines.update(
      this.lines.map(({ id, relations }) => {
        const strong = near !== null && near.lines.has(id);
        return {
          id,
          color: { color: strong ? this.colors.strong : shade(this.colors.line, near !== null), inherit: false },
          // More than one relation shows also where there is no room for their number.
          width: ((strong ? 2.5 : 1.5) + 0.6 * Math.min(3, relations.length - 1)) * this.thickness,
        };
      }),
    );
  }

  /** On a large map marks would shrink until nobody sees what they tell; those that tell nothing stay behind. */
  stature(entry) {
    const tells = entry.scores?.some(([, value]) => !value.text);
    return tells ? { size: this.sizes.get(entry.id) * this.thickness } : {};
  }

  /** An outline as wide as a mark would hide its colour. */
  outline() {
    return this.facts.scales.length ? OUTLINE / this.thickness : OUTLINE;
  }

  /** Moves and zooms so that everything, labels included, is in the window. */
  fit(gently = true) {
    const items = this.items(1);
    if (!items.length) {
      return;
    }
    const room = { x: this.box.clientWidth - 2 * MARGIN, y: this.box.clientHeight - 2 * MARGIN };
    let scale = 1.5;
    let bounds = this.bounds(items, scale);
    // Labels keep their size while distances shrink, so the scale cannot be computed in one step.
    for (let step = 0; step < 60 && (bounds.width > room.x || bounds.height > room.y); step += 1) {
      scale *= 0.95;
      bounds = this.bounds(items, scale);
    }
    this.moved = false;
    // On a large map lines would shrink until they cannot be seen.
    const thickness = Math.max(1, Math.sqrt(0.6 / scale));
    if (thickness !== this.thickness) {
      this.thickness = thickness;
      this.paint();
    }
    this.move({ x: bounds.x / scale, y: bounds.y / scale }, scale, gently);
  }

  /** The rectangle that holds marks and labels at a scale, in pixels; the items were measured at scale 1. */
  bounds(items, scale) {
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
      const half = Math.max(Math.min((item.width * grow) / 2, this.box.clientWidth * 0.08), item.radius * scale);
      const below = item.radius * scale + 3 + item.height * grow;
      hold(item.x * scale - half, (item.y - item.radius) * scale, item.x * scale + half, item.y * scale + below);
    }
    if (this.blockIsShown()) {
      hold(...this.block.box.map((side) => side * scale));
    }
    return {
      ...sides,
      x: (sides.left + sides.right) / 2,
      y: (sides.top + sides.bottom) / 2,
      width: sides.right - sides.left,
      height: sides.bottom - sides.top,
    };
  }

  zoom(factor) {
    this.touch();
    this.move(this.network.getViewPosition(), this.network.getScale() * factor, true);
  }

  move(position, scale, gently) {
    const animation = gently && !isStill() ? { duration: 300, easingFunction: "easeInOutQuad" } : false;
    this.network.moveTo({ position, scale, animation });
  }

  /** Moves an entry into view if it is outside, or under the panel. */
  reveal(place) {
    const position = this.network.getPosition(this.facts.entries[place].id);
    const spot = this.network.canvasToDOM(position);
    const frame = this.box.getBoundingClientRect();
    const panel = byId("panel").getBoundingClientRect();
    // On a narrow screen the panel lies over the lower part of the map.
    const covers = panel.height > 0 && panel.left < frame.right && panel.top < frame.bottom;
    const bottom = covers ? Math.max(60, panel.top - frame.top) : frame.height;
    if (spot.x < 40 || spot.y < 30 || spot.x > frame.width - 40 || spot.y > bottom - 50) {
      this.touch();
      const scale = this.network.getScale();
      const down = (frame.height - bottom) / 2 / scale;
      this.move({ x: position.x, y: position.y + down }, scale, true);
    }
  }

  /** What the placing of labels needs to know at a scale, in pixels, the weightiest first. */
  items(scale) {
    const positions = this.network.getPositions();
    const near = this.near();
    const size = letters(scale);
    const ways = this.ways(positions, scale);
    const items = this.shown.nodes.map((node) => {
      const lines = this.linesOf(node.id);
      return {
        id: node.id,
        lines,
        x: positions[node.id].x * scale,
        y: positions[node.id].y * scale,
        radius: (node.size + OUTLINE) * scale,
        width: Math.max(0, ...lines.map((line) => this.widthOf(line))) * size,
        height: lines.length * LINE * size,
        ways: ways.get(node.id),
        // Where size tells something, whoever is larger is named first.
        weight: this.weights.get(node.id) + this.tells * node.size + (near?.nodes.has(node.id) ? 1e6 : 0),
      };
    });
    items.sort((one, other) => other.weight - one.weight);
    items.forEach((item, place) => {
      item.heavy = near?.nodes.has(item.id) || (this.weights.get(item.id) > 2 && place < HEAVY * items.length);
    });
    return items;
  }

  /** Where the lines of each entry lead. */
  ways(positions, scale) {
    const ways = new Map(this.shown.nodes.getIds().map((id) => [id, []]));
    const end = (id) => ({ x: positions[id].x * scale, y: positions[id].y * scale });
    this.shown.edges.forEach(({ from, to }) => {
      ways.get(from).push(end(to));
      ways.get(to).push(end(from));
    });
    return ways;
  }

  linesOf(id) {
    return this.view.say(this.facts.entries[this.placeOf.get(id)].lines);
  }

  /** The width of a line of text at one pixel. */
  widthOf(line) {
    if (!this.widths.has(line)) {
      this.pen.font = `100px ${this.font}`;
      this.widths.set(line, this.pen.measureText(line).width / 100);
    }
    return this.widths.get(line);
  }

  /** What found room at a scale, labels before numbers; computed once, since moving the map changes nothing. */
  labels(scale) {
    const key = `${this.version} ${scale}`;
    if (this.placed.key !== key) {
      const items = this.items(scale);
      // Where all is shown, the window's own edges bound the labels: what is free of it may be written on.
      const { left, top, right, bottom, x, y } = this.bounds(this.items(1), scale);
      const across = Math.max((right - left) / 2 + 2, this.box.clientWidth / 2 - 4);
      const down = Math.max((bottom - top) / 2 + 2, this.box.clientHeight / 2 - 4);
      const walls = { left: x - across, top: Math.min(y - down, top - MARGIN), right: x + across, bottom: y + down };
      const heading = this.headingBox(scale);
      const boxes = placeLabels(items, heading ? [heading] : [], walls);
      const badges = this.badges(scale, [...items.map((item) => markBox(item)), ...boxes.values()]);
      this.placed = { key, items: new Map(items.map((item) => [item.id, item])), boxes, badges };
    }
    return this.placed;
  }

  /** The labels to draw: those that found room, and the one pointed at or chosen in place of what it covers. */
  visible(scale) {
    const { items, boxes } = this.labels(scale);
    let found = [...boxes.values()];
    for (const what of [this.chosen, this.hovered]) {
      const id = what && "entry" in what ? this.facts.entries[what.entry].id : null;
      if (id !== null && items.has(id) && !found.some((box) => box.id === id)) {
        const box = labelBox(items.get(id), "below");
        found = [...found.filter((other) => !overlap(box, other)), box];
      }
    }
    return found;
  }

  drawAbove(pen) {
    const scale = this.network.getScale();
    pen.save();
    // From here on one unit is one pixel, with the middle of the map at (0, 0).
    pen.scale(1 / scale, 1 / scale);
    pen.lineJoin = "round";
    this.drawn = this.visible(scale);
    this.drawBadges(pen);
    const near = this.near();
    for (const box of this.drawn) {
      this.drawLabel(pen, this.placed.items.get(box.id), box, letters(scale), near && !near.nodes.has(box.id));
    }
    this.drawTag(pen, scale);
    pen.restore();
  }

  drawLabel(pen, item, box, size, faded) {
    const { align } = box;
    const x = { center: (box.left + box.right) / 2, left: box.left, right: box.right }[align];
    const chosen = this.chosen && this.chosen.entry === this.placeOf.get(item.id);
    pen.font = `${chosen ? "600 " : ""}${size}px ${this.font}`;
    pen.textAlign = align;
    pen.textBaseline = "middle";
    pen.strokeStyle = this.colors.paper;
    pen.lineWidth = 4;
    pen.fillStyle = this.colors.ink;
    item.lines.forEach((line, number) => {
      const y = box.top + (number + 0.5) * LINE * size;
      pen.globalAlpha = faded ? 0.5 : 1;
      pen.strokeText(line, x, y);
      pen.globalAlpha = faded ? 0.3 : 1;
      pen.fillText(line, x, y);
    });
    pen.globalAlpha = 1;
  }

  /** The numbers of lines that stand for several relations, each at the first place along its line that is free. */
  badges(scale, boxes) {
    const taken = new Taken();
    for (const box of boxes) {
      taken.add(box, null);
    }
    const radius = Math.min(8.5, Math.max(6.5, 9 * scale));
    const badges = [];
    for (const line of this.shown.edges.get({ filter: ({ from, to, relations }) => relations.length > 1 && from !== to })) {
      for (const along of [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26]) {
        const { x, y } = this.middle(line, scale, along);
        const box = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
        if (!taken.meets(box, line.id)) {
          taken.add(box, line.id);
          badges.push({ line, x, y, radius });
          break;
        }
      }
    }
    return badges;
  }

  /** A point of a line, by how far along it. */
  middle({ from, to }, scale, along = 0.5) {
    const [start, end] = [this.network.getPosition(from), this.network.getPosition(to)];
    return { x: (start.x + (end.x - start.x) * along) * scale, y: (start.y + (end.y - start.y) * along) * scale };
  }

  drawBadges(pen) {
    const near = this.near();
    for (const { line, x, y, radius } of this.placed.badges) {
      pen.globalAlpha = near && !near.lines.has(line.id) ? 0.3 : 1;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = this.colors.paper;
      pen.fill();
      pen.strokeStyle = near?.lines.has(line.id) ? this.colors.strong : this.colors.line;
      pen.lineWidth = 1.5;
      pen.stroke();
      this.write(pen, String(line.relations.length), x, y + 0.5, radius * 1.3, this.colors.ink);
      pen.globalAlpha = 1;
    }
  }

  write(pen, text, x, y, size, color) {
    pen.font = `${size}px ${this.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = color;
    pen.fillText(text, x, y);
  }

  /** Names the relations of the line pointed at. */
  drawTag(pen, scale) {
    const line = this.hovered?.line;
    if (!line) {
      return;
    }
    const names = line.relations.map((number) => this.view.name(this.facts.relations[number]));
    const text = [...new Set(names)].join(" · ");
    const { x, y } = this.middle(line, scale);
    const half = (this.widthOf(text) * 12) / 2 + 8;
    pen.fillStyle = this.colors.ink;
    pen.beginPath();
    pen.roundRect(x - half, y - 12, 2 * half, 24, 6);
    pen.fill();
    this.write(pen, text, x, y + 0.5, 12, this.colors.paper);
  }

  blockIsShown() {
    return this.block.box !== null && this.shown.nodes.get({ filter: ({ id }) => !this.weights.get(id) }).length > 0;
  }

  /** The middle of the block's heading: in the block where there is room, else above it. */
  headingAt(top, scale) {
    const height = this.block.heading * scale;
    return height < 18 ? top - 9 : top + height / 2;
  }

  headingBox(scale) {
    if (!this.blockIsShown()) {
      return null;
    }
    const [left, top] = this.block.box.map((side) => side * scale);
    const width = this.widthOf(this.view.text("aside")) * 12 + 24;
    const middle = this.headingAt(top, scale);
    return { left, top: middle - 9, right: left + width, bottom: middle + 9 };
  }

  /** The ground under the entries that no source relates to another. */
  drawBlock(pen) {
    if (!this.blockIsShown()) {
      return;
    }
    const scale = this.network.getScale();
    const [left, top, right, bottom] = this.block.box;
    pen.fillStyle = this.colors.block;
    pen.beginPath();
    pen.roundRect(left, top, right - left, bottom - top, 12 / scale);
    pen.fill();
    pen.save();
    pen.scale(1 / scale, 1 / scale);
    pen.font = `12px ${this.font}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillStyle = this.colors.faint;
    pen.fillText(this.view.text("aside"), left * scale + 12, this.headingAt(top * scale, scale));
    pen.restore();
  }
}
