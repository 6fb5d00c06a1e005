// The panel: what is known of one entry, of all that joins two, of a path or a group, with the words of the sources.

import { byId, el, keepingFocus } from "./dom.js";
import { otherEnd } from "./facts.js";
import { icon } from "./icons.js";

const MOST_TOLD = 50;

/**
 * Gathers relations that rest on the same words, so that each quote is read once: a list in a source makes many
 * relations of one sentence.
 */
export function gather(relations) {
  const groups = new Map();
  for (const relation of relations) {
    const key = JSON.stringify([relation.kind, relation.status, relation.quotes]);
    if (!groups.has(key)) {
      groups.set(key, []);
    }
    groups.get(key).push(relation);
  }
  return [...groups.values()];
}

/** Cuts a text at each of the names in it: pairs of a piece and whether it is a name. */
export function cut(text, names) {
  const wanted = names.filter((name) => name.length > 1).sort((one, other) => other.length - one.length);
  const pieces = [];
  let rest = 0;
  for (let at = 0; at < text.length; ) {
    const name = wanted.find((candidate) => text.startsWith(candidate, at));
    if (name) {
      pieces.push([text.slice(rest, at), false], [name, true]);
      at += name.length;
      rest = at;
    } else {
      at += 1;
    }
  }
  pieces.push([text.slice(rest), false]);
  return pieces.filter(([piece]) => piece);
}

/** Opens the panel with some parts, the first of which is its title. */
export function drawPanel(view, parts) {
  const panel = byId("panel");
  const close = el("button", { type: "button", class: "close", "data-key": "close", "aria-label": view.text("close"), click: view.close }, "×");
  keepingFocus(panel, () => panel.replaceChildren(close, ...parts));
  panel.hidden = false;
  panel.scrollTop = 0;
}

/** What is known of an entry: names, facts, and every relation with its words. */
export function ofEntry(view, place) {
  const entry = view.facts.entries[place];
  const kind = view.kindOf(entry);
  const relations = view.facts.relationsOf[place].map((number) => view.facts.relations[number]).filter(view.isTold);
  const parts = [title(view.name(entry)), el("p", { class: "kind" }, icon(view.markOf(entry)), view.name(kind)), ...scores(view, entry)];
  const others = [...new Set([...Object.values(entry.name), ...entry.aliases])].filter((name) => name && name !== view.name(entry));
  if (others.length) {
    parts.push(el("p", { class: "other-name" }, others.join(" · ")));
  }
  parts.push(...belonging(view, entry), ways(view, place));
  if (!relations.length && !entry.facts.length) {
    parts.push(el("p", { class: "empty" }, view.text("no_relation")));
  }
  const told = gather(relations).map((group) => ofGathered(view, group, (relation) => [otherEnd(relation, place)]));
  return [...parts, ...told, ...entry.facts.filter(view.isOfTime).map((fact) => ofFact(view, fact, place))];
}

/** In which area, industry and community it is. */
function belonging(view, entry) {
  const { areas, industries, communities } = view.facts;
  const said = (key, names) => (names.length ? [el("p", { class: "score" }, view.text(key), view.text("is"), el("b", {}, names.join(" · ")))] : []);
  const community = communities && entry.group !== null ? [view.say(communities[entry.group].name)] : [];
  return [
    ...said("area", entry.areas.map((number) => view.say(areas[number].name))),
    ...said("industry", entry.industries.map((number) => view.say(industries[number].name))),
    ...said("community", community),
  ];
}

/** Where one can go from an entry: its neighbourhood, or a path. */
function ways(view, place) {
  const steps = [1, 2, 3].map((count) =>
    el("button", { type: "button", "data-key": `around-${count}`, "aria-label": view.text("around_steps").replace("{}", String(count)), click: () => view.around(place, count) }, String(count)),
  );
  const ends = ["from", "to"].map((end) => el("button", { type: "button", "data-key": end, click: () => view.pathEnd(end, place) }, view.text(`path_${end}_here`)));
  return el("div", { class: "ways" }, el("span", { class: "around" }, view.text("around"), ...steps, view.text("steps")), ...ends);
}

/** What its size and its colour tell. */
function scores(view, entry) {
  return (entry.scores || []).map(([name, value]) => {
    const told = value.text ? view.text(value.text) : typeof value === "string" ? value : view.say(value);
    return el("p", { class: "score" }, view.say(name), view.text("is"), el("b", {}, told));
  });
}

/** What is known of one entry alone: a count, a figure, how a source calls it. */
function ofFact(view, fact, place) {
  const heading = el("h3", {}, view.name(fact), " ", status(view, fact.status));
  const quotes = fact.quotes.map((number) => figure(view, view.facts.quotes[number], [{ source: place, target: place }]));
  return el("section", { class: "relation" }, heading, phrase(view.say(fact.phrase)), ...quotes);
}

/** All that joins the two ends of a line. */
export function ofLine(view, line) {
  const relations = line.relations.map((number) => view.facts.relations[number]);
  const ends = [...new Set([relations[0].source, relations[0].target])];
  const names = ends.map((place) => view.name(view.facts.entries[place]));
  const told = gather(relations).map((group) => ofGathered(view, group, () => []));
  return [title(names.join(view.text("between"))), partners(view, ends), ...told];
}

/** What joins two groups: the first of the relations, each with its own two entries. */
export function ofGroupLine(view, names, numbers) {
  const relations = numbers.slice(0, MOST_TOLD).map((number) => view.facts.relations[number]);
  const told = gather(relations).map((group) => ofGathered(view, group, ({ source, target }) => [source, target]));
  const left = numbers.length - relations.length;
  const more = left ? [el("p", { class: "empty" }, view.text("more_relations").replace("{}", String(left)))] : [];
  const count = el("p", { class: "kind" }, view.text("relations_between").replace("{}", String(numbers.length)));
  return [title(names.join(view.text("between"))), count, ...told, ...more];
}

/** A path, step by step, each with the words it rests on; null where there is none. */
export function ofPath(view, from, to, way) {
  const names = [from, to].map((place) => view.name(view.facts.entries[place]));
  const heading = title(names.join(view.text("path_between")));
  if (from === to) {
    return [heading, el("p", { class: "empty" }, view.text("same_ends"))];
  }
  if (way === null) {
    return [heading, el("p", { class: "empty" }, view.text("no_path"))];
  }
  const steps = way.slice(1).map(({ place, relations }, number) => {
    const joined = gather(relations.map((each) => view.facts.relations[each]));
    const step = el("h3", { class: "step" }, String(number + 1), " ", link(view, way[number].place), " – ", link(view, place));
    return el("section", { class: "path-step" }, step, ...joined.map((group) => ofGathered(view, group, () => [])));
  });
  return [heading, el("p", { class: "kind" }, view.text("path_length").replace("{}", String(way.length - 1))), ...steps];
}

/** A group of a large map: how many of each kind, and who has most relations. */
export function ofGroup(view, { name, kinds, leaders, size }) {
  const rows = kinds.map(({ kind, count }) => el("li", {}, icon(kind), `${view.name(kind)} ${count}`));
  return [
    title(name),
    el("p", { class: "kind" }, view.text("members").replace("{}", String(size))),
    el("ul", { class: "partners" }, ...rows),
    el("h3", {}, view.text("leaders")),
    partners(view, leaders),
  ];
}

function title(text) {
  // It takes the focus when the panel opens, so that a screen reader begins there.
  return el("h2", { id: "panel-title", tabindex: "-1" }, text);
}

/** One relation, or several that rest on the same words. */
function ofGathered(view, group, partnersOf) {
  const [first] = group;
  const phrases = [...new Set(group.map((relation) => phraseOf(view, relation)))];
  const quotes = first.quotes.map((number) => figure(view, view.facts.quotes[number], group));
  const heading = el("h3", {}, view.name(view.facts.relationKinds[first.kind]), " ", status(view, first.status), ...yearOf(view, group));
  if (phrases.length === 1) {
    // What is said of several together is said once.
    return el("section", { class: "relation" }, heading, phrase(phrases[0]), partners(view, group.flatMap(partnersOf)), ...quotes);
  }
  const rows = group.map((relation) =>
    el("li", {}, ...partnersOf(relation).map((place) => link(view, place)), phrase(phraseOf(view, relation))),
  );
  return el("section", { class: "relation" }, heading, ...quotes, el("ul", { class: "rows" }, ...rows));
}

function phraseOf(view, relation) {
  return view.say(view.facts.phrases[relation.phrase]);
}

/** Since when, where all that rests on the same words has the same year. */
function yearOf(view, group) {
  const years = new Set(group.map(({ year }) => year));
  const [year] = years;
  return years.size === 1 && year !== null ? [el("span", { class: "year" }, view.text("year").replace("{}", String(year)))] : [];
}

function phrase(text) {
  return el("p", { class: "phrase" }, text);
}

function partners(view, places) {
  return el("ul", { class: "partners" }, ...places.map((place) => el("li", {}, link(view, place))));
}

/** How firm a relation is, in words and in the line it is drawn with. */
export function status(view, code) {
  return el("span", { class: `status ${code}`, "data-status": code }, view.text(code));
}

/** A button that leads to an entry. */
export function link(view, place) {
  const entry = view.facts.entries[place];
  return el("button", { type: "button", class: "link", click: () => view.open(place) }, icon(view.markOf(entry)), el("span", {}, view.name(entry)));
}

function figure(view, quote, group) {
  const ends = new Set(group.flatMap(({ source, target }) => [source, target]));
  const names = [...ends].flatMap((place) => Object.values(view.facts.entries[place].name));
  const words = cut(quote.text, names).map(([piece, isName]) => (isName ? el("mark", {}, piece) : piece));
  return el("figure", {}, el("blockquote", {}, ...words), el("figcaption", {}, ...sourceOf(view, quote)));
}

/** The source of a quote and the section it stands in. */
export function sourceOf(view, quote) {
  const source = view.say(quote.source);
  return quote.section ? [`${source}\u00a0· `, el("span", { class: "section" }, quote.section)] : [source];
}
