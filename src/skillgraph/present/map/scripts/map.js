// Puts the page together: what the reader asks for becomes a state, and what is shown follows from it.

import { readAddress, whenAddressChanges, writeAddress } from "./address.js";
import { Canvas } from "./canvas.js";
import { byId } from "./dom.js";
import { hasWords, readFacts, readWords } from "./facts.js";
import { drawFilters, filtersSet } from "./filters.js";
import { translate } from "./language.js";
import { drawLegend, drawScales, markLegend } from "./legend.js";
import { drawPanel, ofEntry, ofGroup, ofGroupLine, ofLine, ofPath } from "./panel.js";
import { shortestPath } from "./paths.js";
import { startPrinting } from "./printing.js";
import { drawPlace } from "./place.js";
import { startSaving } from "./saved.js";
import { keysOf, startSearch } from "./search.js";
import { groundsOf, layoutKey, sceneKey, staged, standingOut } from "./stage.js";
import { drawTable } from "./table.js";
import { isDark, setTheme, whenThemeChanges } from "./theme.js";
import { viewOf } from "./view.js";
import { among, filtered, visible } from "./visible.js";
import { drawYears, startYears } from "./years.js";

const FEW = 400; // relations that a table may hold before anybody opens it

const facts = await readFacts();
const drawing = JSON.parse(byId("map-network").textContent);
const keys = keysOf(facts);
let state = readAddress(facts, document.documentElement.lang);
let seen = null; // what is drawn of the facts
let way = null; // the path between the two ends, where both are chosen
let line = null; // the line that is chosen
let group = null; // the group whose members are told in the panel
let areWordsRead = !hasWords();
let words = Promise.resolve();
let keysDrawn = { scene: null, layout: null };
let cameFrom = null;
let tableOf = null; // what the table shows
const endsDrawn = { from: "", to: "" };

const view = { ...viewOf(facts, () => state), open, close, around, pathEnd };
// What is clicked before the words are read waits for them.
const canvas = new Canvas({ drawing, view, on: { pick: (what) => words.then(() => pick(what)), move: remember } });

/** Changes what is asked for, and everything that follows from it. */
function change(differs) {
  state = { ...state, ...differs };
  draw();
  remember();
}

/** Brings the page in line with the state. */
function draw() {
  way = state.from !== null && state.to !== null ? shortestPath(facts, filtered(facts, state), state.from, state.to) : null;
  const [scene, layout] = [sceneKey(state, canvas.window()), layoutKey(facts, state, canvas.window())];
  if (scene !== keysDrawn.scene) {
    showScene(keysDrawn.layout !== null && layout !== keysDrawn.layout);
    keysDrawn = { scene, layout };
    // A line that is no longer drawn is told no more.
    line = line && canvas.ties.some(({ id }) => id === line.id) ? canvas.lines.get(line.id) : null;
    if (!byId("panel").hidden) {
      drawChosen();
    }
  }
  emphasise();
  drawControls();
}

function showScene(isElsewhere) {
  seen = onlyTheWay(visible(facts, state));
  seen.all = state.hidden.size ? onlyTheWay(visible(facts, { ...state, hidden: new Set() })) : seen;
  const { marks, lines, block } = staged(facts, state, drawing, seen, canvas.window());
  if (isElsewhere) {
    canvas.forget();
  }
  const grounds = (positions) => (state.hulls && !seen.groups && facts.communities ? groundsOf(view, marks, positions) : []);
  canvas.show({ marks, lines, block, grounds });
  drawSeen();
  if (isElsewhere) {
    canvas.fit(false);
  }
}

/** On a large map a path is shown by itself. */
function onlyTheWay(shown) {
  return facts.groupings.length && way && state.around === null
    ? { ...among(facts, filtered(facts, state), way.map(({ place }) => place)), left: 0, groups: false }
    : shown;
}

/** What counts and tables say of what is drawn. */
function drawSeen() {
  markLegend(view, state.hidden, seen.all.entries);
  byId("count").textContent = String(seen.entries.size);
  byId("relation-count").textContent = String(seen.relations.length);
  byId("relation-all").textContent = String(facts.relations.filter(view.isTold).length);
  drawPlace(view, state, seen, go);
  if (areWordsRead && (byId("relations").open || seen.relations.length <= FEW)) {
    tableOf = seen;
    drawTable(view, seen);
  }
}

/** Goes to another part of a large map: what was told of the one before is told no more. */
function go(differs) {
  line = null;
  group = differs.group ?? null;
  change(differs);
  drawChosen();
  if (!document.activeElement || document.activeElement === document.body) {
    byId("mynetwork").focus({ preventScroll: true });
  }
}

function drawControls() {
  drawYears(view, state);
  const set = filtersSet(state, facts);
  byId("filters-set").textContent = set ? String(set) : "";
  byId("hulls").setAttribute("aria-pressed", String(state.hulls));
  for (const end of ["from", "to"]) {
    const place = state[end];
    const name = place === null ? "" : view.name(facts.entries[place]);
    // What somebody is typing, or has typed without choosing, is theirs.
    if (name !== endsDrawn[end]) {
      byId(`path-${end}`).value = name;
      endsDrawn[end] = name;
    }
  }
  byId("path-clear").hidden = state.from === null && state.to === null;
}

/** Makes what is chosen stand out. */
function emphasise() {
  const near = standingOut(facts, canvas.byId, canvas.ties, { chosen: state.chosen, line, way });
  const strong = state.chosen !== null && canvas.byId.has(facts.entries[state.chosen].id) ? facts.entries[state.chosen].id : null;
  canvas.emphasise(near, strong);
}

/** Tells in the panel what is chosen; closes it where nothing is. */
function drawChosen() {
  const parts = chosenParts();
  document.body.classList.toggle("has-panel", parts !== null);
  if (parts) {
    drawPanel(view, parts);
  } else {
    byId("panel").hidden = true;
  }
}

function chosenParts() {
  if (state.chosen !== null) {
    return ofEntry(view, state.chosen);
  }
  if (line) {
    return line.from.startsWith("group-") ? ofGroupLine(view, [line.from, line.to].map(groupName), line.relations) : ofLine(view, line);
  }
  if (state.from !== null && state.to !== null) {
    return ofPath(view, state.from, state.to, way);
  }
  return group === null ? null : ofGroup(view, groupTold(group));
}

function groupName(id) {
  return view.name(view.groupOf({ group: Number(id.replace("group-", "")) }));
}

/** What the panel tells of a group. */
function groupTold(number) {
  const grouping = facts.groupings.find(({ code }) => code === state.by);
  const members = [...filtered(facts, { ...state, around: null }).entries].filter((place) => grouping.of[place] === number);
  const byRelations = (one, other) => facts.relationsOf[other].length - facts.relationsOf[one].length;
  const kinds = facts.kinds.map((kind) => ({ kind, count: members.filter((place) => facts.entries[place].kind === kind.code).length }));
  return {
    name: view.say(grouping.groups[number].name),
    size: members.length,
    kinds: kinds.filter(({ count }) => count),
    leaders: [...members].sort(byRelations).slice(0, 12),
  };
}

/** Opens the panel on something, and lets a screen reader begin at its title. */
function told(differs, other = {}) {
  if (byId("panel").hidden) {
    cameFrom = document.activeElement;
  }
  line = other.line || null;
  group = other.group ?? null;
  change(differs);
  drawChosen();
  byId("panel-title")?.focus({ preventScroll: true });
}

/** What was clicked on the map. */
function pick(what) {
  if (what === null) {
    close();
  } else if ("entry" in what) {
    open(what.entry);
  } else if ("group" in what) {
    told({ group: what.group, chosen: null }, { group: what.group });
  } else {
    told({ chosen: null }, { line: what.line });
  }
}

/** Opens an entry; whatever hides it gives way. */
function open(place) {
  told({ chosen: place, ...uncovering(place) });
  const { id } = facts.entries[place];
  if (canvas.byId.has(id)) {
    canvas.reveal(id);
  }
}

/** What must differ for the filters to let an entry through. */
function unfiltering(place) {
  const hidden = new Set([...state.hidden].filter((kind) => kind !== facts.entries[place].kind));
  return filtered(facts, { ...state, hidden }).entries.has(place) ? { hidden } : { hidden, ...initialFilters() };
}

/** What must differ for an entry to be drawn. */
function uncovering(place) {
  const differs = unfiltering(place);
  if (visible(facts, { ...state, ...differs }).entries.has(place) && !visible(facts, { ...state, ...differs }).groups) {
    return differs;
  }
  return { ...differs, around: facts.groupings.length ? { entry: place, steps: 1 } : null };
}

function initialFilters() {
  return { without: new Set(), area: null, industry: null, since: null, until: null, undated: true };
}

/** Closes the panel; what was chosen, the neighbourhood and the path go with it. */
function close() {
  const wasOpen = !byId("panel").hidden;
  if (wasOpen || state.around !== null || state.from !== null || state.to !== null) {
    line = null;
    group = null;
    change({ chosen: null, around: null, from: null, to: null });
    drawChosen();
  } else if (state.group !== null) {
    go({ group: null });
  }
  if (wasOpen) {
    canvas.comeBack();
    const back = cameFrom?.isConnected ? cameFrom : byId("mynetwork");
    back.focus({ preventScroll: true });
  }
}

/** Shows what is within some steps of an entry. */
function around(entry, steps) {
  change({ around: { entry, steps } });
  drawChosen();
  canvas.fit();
}

/** Takes an entry for an end of a path; null takes it away. */
function pathEnd(end, place) {
  const other = end === "from" ? "to" : "from";
  if (place !== null && !filtered(facts, state).entries.has(place)) {
    state = { ...state, ...unfiltering(place) };
  }
  if (state[other] === null || place === null) {
    change({ [end]: place, chosen: null });
    drawChosen();
    if (place !== null) {
      byId(`path-${other}`).focus();
    }
  } else {
    told({ [end]: place, chosen: null, around: null });
  }
}

function toggle(kind) {
  const hidden = new Set(state.hidden);
  if (!hidden.delete(kind)) {
    hidden.add(kind);
  }
  const covers = (place) => place !== null && hidden.has(facts.entries[place].kind);
  // What is hidden is not told of either, and nothing is around what is hidden.
  const kept = { chosen: covers(state.chosen) ? null : state.chosen };
  kept.around = state.around !== null && covers(state.around.entry) ? null : state.around;
  change({ hidden, ...kept });
  drawChosen();
}

/** Writes everything in the language of the moment. */
function speak() {
  translate(facts, state.lang);
  nameColours();
  drawLegend(view, state.hidden, toggle);
  drawFilters(view, () => state, change);
  drawControls();
}

function nameColours() {
  byId("theme").textContent = view.text(isDark() ? "light" : "dark");
  drawScales(view, state.hulls && !seen?.groups);
  if (seen) {
    drawChosen();
  }
}

/** Gives everything the colours of the moment. */
function dress() {
  nameColours();
  canvas.paint();
  canvas.redraw();
}

let remembering = 0;

/** Writes the state behind the address once it has come to rest. */
function remember() {
  clearTimeout(remembering);
  remembering = setTimeout(() => writeAddress({ ...state, spot: canvas.spot() }, facts), 250);
}

/** Reads the words that the page has apart. */
async function learn() {
  await readWords(facts);
  areWordsRead = true;
}

/** Waits until what was drawn is seen, or until nobody can see it: a page in the background paints nothing. */
function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });
}

/** Shows what the address says. */
function arrive() {
  setTheme(state.theme);
  line = null;
  group = state.group;
  if (state.chosen !== null) {
    state = { ...state, ...uncovering(state.chosen) };
  }
  // The words come first: they decide how much room is left for the map.
  speak();
  draw();
  drawChosen();
  if (state.spot) {
    canvas.goTo(state.spot);
  } else {
    canvas.fit(false);
  }
}

function listen() {
  byId("lang").addEventListener("click", () => {
    state = { ...state, lang: state.lang === "zh" ? "en" : "zh" };
    byId("search").value = "";
    speak();
    drawSeen();
    canvas.redraw();
    remember();
  });
  byId("theme").addEventListener("click", () => {
    state = { ...state, theme: isDark() ? "light" : "dark" };
    setTheme(state.theme);
    dress();
    remember();
  });
  whenThemeChanges(dress);
  byId("zoom-in").addEventListener("click", () => canvas.steer(1.3));
  byId("zoom-out").addEventListener("click", () => canvas.steer(1 / 1.3));
  byId("fit").addEventListener("click", () => canvas.fit());
  byId("hulls").addEventListener("click", () => {
    change({ hulls: !state.hulls });
    drawScales(view, state.hulls && !seen?.groups);
    canvas.network.redraw();
  });
  byId("path-clear").addEventListener("click", () => close());
  byId("filters-reset").addEventListener("click", () => {
    change({ ...initialFilters(), statuses: new Set(facts.shown) });
    drawFilters(view, () => state, change);
  });
  byId("relations").addEventListener("toggle", () => tableOf === seen || drawSeen());
  document.addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && leave());
  document.addEventListener("pointerdown", ({ target }) => byId("filters").contains(target) || closeFilters());
  byId("mynetwork").addEventListener("keydown", steered);
  startSearch(byId("search"), { view, keys, choose: open });
  for (const end of ["from", "to"]) {
    const clear = () => state[end] !== null && pathEnd(end, null);
    startSearch(byId(`path-${end}`), { view, keys, choose: (place) => pathEnd(end, place), clear });
  }
  startSaving(view, canvas, () => ({ state, seen }));
  startPrinting({ canvas, dress, drawTable: () => drawTable(view, seen) });
  whenAddressChanges(() => {
    state = readAddress(facts, state.lang);
    arrive();
    dress();
  });
  // Until somebody has moved the map, it fits its window.
  canvas.network.on("resize", () => {
    if (!canvas.moved) {
      draw();
      canvas.change();
      canvas.fit(false);
    }
  });
}

/** Closes what lies uppermost. */
function leave() {
  if (byId("filters").open) {
    closeFilters();
    byId("filters").querySelector("summary").focus();
  } else {
    close();
  }
}

function closeFilters() {
  byId("filters").open = false;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Moves and zooms the map by keys. */
function steered(event) {
  if (event.key in ARROWS) {
    canvas.steer(1, ...ARROWS[event.key]);
  } else if (event.key === "+" || event.key === "=") {
    canvas.steer(1.3);
  } else if (event.key === "-") {
    canvas.steer(1 / 1.3);
  } else if (event.key === "0") {
    canvas.fit();
  } else {
    return;
  }
  event.preventDefault();
}

startYears(view, change);
if (areWordsRead) {
  arrive();
} else if (location.hash.length > 1) {
  // What an address asks for may need any of the words.
  await learn();
  arrive();
} else {
  words = painted().then(learn);
  arrive();
  await words;
  drawSeen();
}
listen();

// For tests and the curious; nothing on the page depends on it.
Object.defineProperty(window, "skillgraphMap", {
  value: Object.freeze({
    network: canvas.network,
    nodeIds: () => canvas.nodes.getIds(),
    lineIds: () => canvas.lines.getIds(),
    labelBoxes: () => canvas.labelBoxes(),
    /** Where the middle of a mark, or of a line, is in the window of the browser. */
    spotOf: (id) => {
      const tie = canvas.lines.get(id);
      const middle = tie ? canvas.middle(tie) : canvas.network.getPosition(id);
      const spot = canvas.network.canvasToDOM(middle);
      const frame = canvas.box.getBoundingClientRect();
      return { x: spot.x + frame.left, y: spot.y + frame.top };
    },
  }),
});
