// The drawing: vis-network draws marks and lines; labels and grounds are ours, and what stands out.

import { byId } from "./dom.js";
import { boundScale, fitting, letters, move, revealing } from "./camera.js";
import { mix } from "./colors.js";
import { items, OUTLINE, placed, pointOf, Ruler, withAsked } from "./labelling.js";
import { drawBadges, drawBlock, drawHulls, drawLabel, drawTag, headingAt } from "./pen.js";
import { colors } from "./theme.js";

const FADED = 0.2;
const DASHES = { asserted: false, inferred: [9, 6], suggested: [2, 5] };

/** How much thicker than near by lines are at a scale. */
function thicknessAt(scale) {
  return Math.max(1, Math.sqrt(0.6 / scale));
}

/** More than one relation shows also where there is no room for their number; between groups there are hundreds. */
function widthOf(id, count) {
  return id.startsWith("line-group-") ? Math.min(9, 0.6 + 0.35 * Math.sqrt(count)) : 1.5 + 0.6 * Math.min(3, count - 1);
}

export class Canvas {
  /**
   * `drawing` is what pyvis holds, `view` what every part of the page needs; `on.pick` is called with what was clicked,
   * `{ entry }`, `{ group }`, `{ line }` or null, and `on.move` when somebody has moved the map.
   */
  constructor({ drawing, view, on }) {
    this.view = view;
    this.on = on;
    this.near = null;
    this.strong = null; // the id of the mark that is chosen
    this.hovered = null;
    this.moved = false;
    this.touched = false; // since something was brought into view
    this.before = null; // where the map was before that
    this.dragged = new Map();
    this.thickness = 1;
    this.version = 0;
    this.placed = { key: "" };
    this.drawn = [];
    this.block = null;
    this.grounds = () => [];
    this.ruler = new Ruler();
    this.box = byId("mynetwork");
    this.nodes = new vis.DataSet();
    this.lines = new vis.DataSet();
    this.options = drawing.options;
    this.network = null;
  }

  /** Shows marks and lines; those that were there before stay the same objects, so that nothing blinks. */
  show({ marks, lines, block, grounds }) {
    this.block = block;
    this.grounds = grounds;
    this.marks = marks;
    this.ties = lines;
    this.byId = new Map(marks.map((mark) => [mark.id, mark]));
    const ids = new Set(lines.map(({ id }) => id));
    this.colors = colors();
    if (!this.network) {
      this.foresee();
    }
    this.quietly(() => {
      this.lines.remove(this.lines.getIds().filter((id) => !ids.has(id)));
      this.nodes.remove(this.nodes.getIds().filter((id) => !this.byId.has(id)));
      this.nodes.update(marks.map((mark) => ({ id: mark.id, shape: mark.shape, ...this.placeOf(mark), ...this.lookOf(mark) })));
      this.lines.update(lines.map((line) => ({ ...line, ...this.strokeOf(line) })));
      this.change();
    });
    if (!this.network) {
      this.begin();
    }
  }

  /** Finds out before anything is drawn how thick lines will be: to write all marks twice would take long. */
  foresee() {
    this.ruler.use(getComputedStyle(document.body).fontFamily);
    if (this.marks.length) {
      this.thickness = thicknessAt(fitting(items(this.shown(), 1), this.window(), this.block?.box).scale);
    }
  }

  /** Changes what vis-network holds, and draws once: by itself it would draw after each change, half of it done. */
  quietly(change) {
    const emitter = this.network?.body.emitter;
    emitter?.emit("_blockRedraw");
    change();
    emitter?.emit("_allowRedraw");
    emitter?.emit("_requestRedraw");
  }

  begin() {
    this.network = new vis.Network(this.box, { nodes: this.nodes, edges: this.lines }, this.options);
    this.box.firstElementChild.tabIndex = -1; // the keyboard is ours
    const network = this.network;
    network.on("beforeDrawing", (pen) => this.scaled(pen, (scale) => this.drawBelow(pen, scale)));
    network.on("afterDrawing", (pen) => this.scaled(pen, (scale) => this.drawAbove(pen, scale)));
    network.on("click", ({ pointer }) => this.on.pick(this.at(pointer.DOM)));
    network.on("hoverNode", ({ node }) => this.hover({ mark: node }));
    network.on("blurNode", () => this.hover(null));
    network.on("hoverEdge", ({ edge }) => this.hover({ line: edge }));
    network.on("blurEdge", () => this.hover(null));
    network.on("zoom", () => {
      this.touch();
      this.settle();
    });
    network.on("dragging", ({ nodes }) => nodes.length && this.change());
    network.on("dragEnd", ({ nodes }) => this.keep(nodes));
    this.box.addEventListener("pointermove", (event) => this.point(event));
  }

  placeOf(mark) {
    const [x, y] = this.dragged.get(mark.id) || [mark.x, mark.y];
    return { x, y };
  }

  /** Tells that somebody has moved the map. */
  touch() {
    this.moved = true;
    this.touched = true;
    this.on.move();
  }

  /** Positions that somebody dragged stay, also after a kind was hidden and shown. */
  keep(ids) {
    for (const id of ids) {
      const { x, y } = this.network.getPosition(id);
      this.dragged.set(id, [x, y]);
      this.nodes.update({ id, x, y });
    }
    this.change();
    this.touch();
  }

  /** Forgets what was dragged: the marks stand elsewhere now. */
  forget() {
    this.dragged.clear();
  }

  /** Has the labels placed anew at the next drawing. */
  change() {
    this.version += 1;
  }

  redraw() {
    this.ruler.use(getComputedStyle(document.body).fontFamily);
    this.change();
    this.network.redraw();
  }

  hover(what) {
    this.hovered = what;
    this.network.body.emitter.emit("_requestRedraw");
  }

  /** Shows that marks, lines and labels can be clicked. */
  point(event) {
    const frame = this.box.getBoundingClientRect();
    const spot = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    this.box.classList.toggle("over", event.buttons === 0 && this.at(spot) !== null);
  }

  /** What is at a point of the window: a mark by itself or its label, else a line. */
  at(spot) {
    const id = this.network.getNodeAt(spot) ?? this.labelAt(spot);
    if (id !== undefined) {
      const { entry, group } = this.byId.get(id);
      return group === undefined ? { entry } : { group };
    }
    const line = this.network.getEdgeAt(spot);
    return line === undefined ? null : { line: this.lines.get(line) };
  }

  labelAt(spot) {
    const holds = ({ left, right, top, bottom }) => left <= spot.x && spot.x <= right && top <= spot.y && spot.y <= bottom;
    return this.labelBoxes().find(holds)?.id;
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

  /** Makes some marks and lines stand out, `{ nodes, lines }` sets of ids, and one most of all; null lets all stand equal. */
  emphasise(near, strong = null) {
    const stays = near === null && this.near === null;
    this.near = near;
    this.strong = strong;
    if (!stays) {
      this.paint();
      this.change();
    }
  }

  /** Gives marks and lines the colours of the theme, and fades what does not stand out. */
  paint() {
    this.colors = colors();
    this.quietly(() => {
      this.nodes.update(this.marks.map((mark) => ({ id: mark.id, ...this.lookOf(mark) })));
      this.lines.update(this.ties.map((line) => ({ id: line.id, ...this.strokeOf(line) })));
    });
  }

  lookOf(mark) {
    const faded = this.near !== null && !this.near.nodes.has(mark.id);
    // Faded colours are mixed with the ground, since lines would show through transparent marks.
    const shade = (color) => (faded ? mix(color, this.colors.paper, FADED) : color);
    const color = this.view.colorOf(mark) || this.colors.neutral;
    return {
      size: this.sizeOf(mark),
      color: { background: shade(color), border: shade(this.colors.outline) },
      borderWidth: mark.id === this.strong ? 3.5 : this.outline(),
    };
  }

  /** On a large map marks would shrink until nobody sees what they tell; those that tell nothing stay behind. */
  sizeOf(mark) {
    return mark.size * (this.view.tells(mark) ? this.thickness : Math.sqrt(this.thickness));
  }

  strokeOf({ id, relations, status }) {
    const strong = this.near !== null && this.near.lines.has(id);
    const faded = this.near !== null && !strong;
    const color = faded ? mix(this.colors.line, this.colors.paper, FADED) : strong ? this.colors.strong : this.colors.line;
    return {
      color: { color, inherit: false },
      dashes: DASHES[status],
      width: (strong ? 1 : 0) + widthOf(id, relations.length) * this.thickness,
    };
  }

  /** An outline as wide as a mark would hide its colour. */
  outline() {
    return OUTLINE / this.thickness ** 2;
  }

  /** What is shown, as the placing of labels wants it; sizes as they are drawn. */
  shown() {
    return {
      marks: this.marks.map((mark) => ({ ...mark, size: this.sizeOf(mark) })),
      lines: this.ties,
      positions: this.network?.getPositions() ?? Object.fromEntries(this.marks.map((mark) => [mark.id, this.placeOf(mark)])),
      ruler: this.ruler,
      linesOf: this.view.linesOf,
      near: this.near,
      told: this.view.facts.scales.some(({ what }) => what === "size"),
    };
  }

  window() {
    return { width: this.box.clientWidth, height: this.box.clientHeight };
  }

  /** Moves and zooms so that everything, labels included, is in the window. */
  fit(gently = true) {
    this.ruler.use(getComputedStyle(document.body).fontFamily);
    if (!this.marks.length) {
      return;
    }
    // The window may just have become another one, and the network may not know it yet.
    this.network.setSize();
    const { scale, position } = fitting(items(this.shown(), 1), this.window(), this.block?.box);
    this.moved = false;
    this.before = null;
    this.thicken(scale);
    move(this.network, position, scale, gently);
  }

  /** Far off, lines would shrink until they cannot be seen; near by, they are as thin as they should be. */
  thicken(scale) {
    const thickness = thicknessAt(scale);
    if (Math.abs(Math.log(thickness / this.thickness)) > 0.1) {
      this.thickness = thickness;
      this.paint();
      this.change();
    }
  }

  /** Has lines and outlines follow the scale, once somebody has come to the end of zooming. */
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.thicken(this.network.getScale()), 200);
  }

  /** Zooms by a factor, and moves by parts of the window. */
  steer(factor, across = 0, down = 0) {
    const { x, y } = this.network.getViewPosition();
    const scale = boundScale(this.network.getScale() * factor);
    const step = 0.12 / scale;
    this.touch();
    move(this.network, { x: x + across * step * this.box.clientWidth, y: y + down * step * this.box.clientHeight }, scale, true);
    this.settle();
  }

  /** Where somebody has moved the map to; null while it fits its window. */
  spot() {
    const { x, y } = this.network.getViewPosition();
    return this.moved ? { x, y, scale: this.network.getScale() } : null;
  }

  goTo({ x, y, scale }) {
    this.moved = true;
    this.thicken(boundScale(scale));
    move(this.network, { x, y }, scale, false);
  }

  /** Moves a mark into view if it is outside, or under the panel. */
  reveal(id) {
    const scale = this.network.getScale();
    this.touched = false;
    const frame = this.box.getBoundingClientRect();
    const to = revealing(this.network, this.network.getPosition(id), frame, byId("panel").getBoundingClientRect());
    if (to) {
      this.before = this.before ?? { moved: this.moved, ...this.network.getViewPosition(), scale };
      move(this.network, to, scale, true);
    }
  }

  /** Goes back to where the map was before something was brought into view, unless somebody has moved it since. */
  comeBack() {
    const { before } = this;
    this.before = null;
    if (before && !this.moved) {
      this.fit();
    } else if (before && before.moved && !this.touched) {
      move(this.network, before, before.scale, true);
    }
    this.touched = false;
  }

  /** What found room at a scale; computed once, since moving the map changes nothing. */
  labels(scale) {
    const key = `${this.version} ${scale}`;
    if (this.placed.key !== key) {
      this.placed = { key, ...placed(this.shown(), scale, this.window(), this.block?.box, this.headingBox(scale)) };
    }
    return this.placed;
  }

  headingBox(scale) {
    if (!this.block) {
      return null;
    }
    const [left] = this.block.box.map((side) => side * scale);
    const middle = headingAt(this.block, scale);
    const width = this.ruler.of(this.view.text("aside")) * 12 + 24;
    return { left, top: middle - 9, right: left + width, bottom: middle + 9 };
  }

  scaled(pen, draw) {
    const scale = this.network.getScale();
    pen.save();
    pen.scale(1 / scale, 1 / scale);
    pen.lineJoin = "round";
    draw(scale);
    pen.restore();
  }

  drawBelow(pen, scale) {
    const { font } = this.ruler;
    if (this.block) {
      drawBlock(pen, this.block, { scale, text: this.view.text("aside"), font, colors: this.colors });
    }
    drawHulls(pen, this.grounds(this.network.getPositions()), scale);
  }

  drawAbove(pen, scale) {
    const { font } = this.ruler;
    const known = this.labels(scale);
    const asked = [this.strong, this.hovered?.mark].filter((id) => id !== null && id !== undefined);
    this.drawn = withAsked(known, asked);
    drawBadges(pen, known.badges, this.near, font, this.colors);
    for (const box of this.seen(this.drawn, scale)) {
      const look = { faded: this.near && !this.near.nodes.has(box.id), strong: box.id === this.strong };
      drawLabel(pen, { item: known.items.get(box.id), box, size: letters(scale), font, colors: this.colors, ...look });
    }
    const line = this.hovered?.line === undefined ? null : this.lines.get(this.hovered.line);
    if (line) {
      const text = this.view.tagOf(line);
      drawTag(pen, { line, text, positions: this.network.getPositions(), scale, ruler: this.ruler, colors: this.colors, ...this.sides(scale) });
    }
  }

  /** The sides of the window, in pixels from the middle of the map. */
  sides(scale) {
    const { x, y } = this.network.getViewPosition();
    const [across, down] = [this.box.clientWidth / 2, this.box.clientHeight / 2];
    return { left: x * scale - across, top: y * scale - down, right: x * scale + across, bottom: y * scale + down };
  }

  /** Those rectangles that are within the window. */
  seen(boxes, scale) {
    const { left, top, right, bottom } = this.sides(scale);
    return boxes.filter((box) => box.left < right && left < box.right && box.top < bottom && top < box.bottom);
  }

  /** The middle of a line, or the end of a loop, in the map's own units. */
  middle(line) {
    return pointOf(line, this.network.getPositions(), 1);
  }

}
