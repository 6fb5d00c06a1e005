// Puts the page together.

import { Canvas } from "./canvas.js";
import { byId } from "./dom.js";
import { say, translate } from "./language.js";
import { drawLegend, drawScales, markLegend } from "./legend.js";
import { drawPanel } from "./panel.js";
import { startSearch } from "./search.js";
import { drawTable } from "./table.js";
import { isDark, switchTheme, whenThemeChanges } from "./theme.js";

const facts = JSON.parse(byId("map-facts").textContent);
const drawing = JSON.parse(byId("map-network").textContent);
const kinds = new Map(facts.kinds.map((kind) => [kind.code, kind]));
const hidden = new Set();
let lang = document.documentElement.lang;
let chosen = null;
let cameFrom = null;

/** What every part of the page needs: the facts, their words in the language of the moment, and the way to the next. */
const view = {
  facts,
  say: (words) => say(words, lang),
  text: (key) => say(facts.texts[key], lang),
  name: (named) => say(named.name, lang),
  kindOf: (entry) => kinds.get(entry.kind),
  /** The shape of its kind, in a colour of its own where colour tells something else. */
  markOf: (entry) => {
    const kind = kinds.get(entry.kind);
    return entry.colors ? { ...kind, color: entry.colors[isDark() ? 1 : 0] } : kind;
  },
  open: (place) => open({ entry: place }),
  close: () => close(),
};

const canvas = new Canvas({
  facts,
  drawing,
  view,
  hidden,
  on: { pick: (what) => (what ? open(what) : close()) },
});

/** Opens the panel for `{entry}` or `{line}`. */
function open(what) {
  if (!chosen) {
    cameFrom = document.activeElement;
  }
  chosen = what;
  if ("entry" in what && hidden.delete(facts.entries[what.entry].kind)) {
    showKinds();
  }
  document.body.classList.add("has-panel");
  drawPanel(view, what);
  canvas.choose(what);
  if ("entry" in what) {
    canvas.reveal(what.entry);
  }
  byId("panel-title").focus({ preventScroll: true });
}

function close() {
  if (!chosen) {
    return;
  }
  chosen = null;
  byId("panel").hidden = true;
  document.body.classList.remove("has-panel");
  canvas.choose(null);
  cameFrom?.focus({ preventScroll: true });
}

function toggle(kind) {
  if (!hidden.delete(kind)) {
    hidden.add(kind);
  }
  if (chosen && isHidden(chosen)) {
    close();
  }
  showKinds();
}

function isHidden(what) {
  const places = "entry" in what ? [what.entry] : endsOf(what.line);
  return places.some((place) => hidden.has(facts.entries[place].kind));
}

function endsOf(line) {
  const { source, target } = facts.relations[line.relations[0]];
  return [source, target];
}

/** Brings everything in line with the kinds that are hidden. */
function showKinds() {
  canvas.filter();
  markLegend(hidden);
  byId("count").textContent = String(canvas.shown.nodes.length);
  const isShown = (place) => !hidden.has(facts.entries[place].kind);
  const relations = facts.relations.filter(({ source, target }) => isShown(source) && isShown(target));
  byId("relation-count").textContent = String(relations.length);
  drawTable(view, relations);
}

/** Writes everything in the language of the moment. */
function speak() {
  translate(facts, lang);
  nameTheme();
  drawLegend({ facts, hidden, name: view.name, toggle });
  drawScales(view);
  if (chosen) {
    drawPanel(view, chosen);
  }
  showKinds();
  canvas.redraw();
}

function nameTheme() {
  byId("theme").textContent = view.text(isDark() ? "light" : "dark");
}

function dress() {
  nameTheme();
  drawScales(view);
  if (chosen) {
    drawPanel(view, chosen);
  }
  canvas.paint();
  canvas.redraw();
}

byId("lang").addEventListener("click", () => {
  lang = lang === "zh" ? "en" : "zh";
  byId("search").value = "";
  speak();
});
byId("theme").addEventListener("click", () => {
  switchTheme();
  dress();
});
whenThemeChanges(dress);
byId("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
byId("fit").addEventListener("click", () => canvas.fit());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    close();
  }
});
startSearch({ facts, markOf: view.markOf, name: view.name, text: view.text, open: view.open });
speak();

// For tests and the curious; nothing on the page depends on it.
Object.defineProperty(window, "skillgraphMap", {
  value: Object.freeze({
    network: canvas.network,
    nodeIds: () => canvas.shown.nodes.getIds(),
    lineIds: () => canvas.shown.edges.getIds(),
    labelBoxes: () => canvas.labelBoxes(),
    /** Where the middle of an entry, or of a line, is in the window of the browser. */
    spotOf: (id) => {
      const line = canvas.lines.get(id);
      const middle = line ? canvas.middle(line, 1) : canvas.network.getPosition(id);
      const spot = canvas.network.canvasToDOM(middle);
      const frame = canvas.box.getBoundingClientRect();
      return { x: spot.x + frame.left, y: spot.y + frame.top };
    },
  }),
});
