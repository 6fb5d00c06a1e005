// The panel: what is known of one entry, or of all that joins two, with the words of the sources.

import { byId, el } from "./dom.js";
import { icon } from "./icons.js";

/**
 * Gathers relations that rest on the same words, so that each quote is read once: a list in a source makes many
 * relations of one sentence.
 */
export function gather(relations) {
  const groups = new Map();
  for (const relation of relations) {
    const key = JSON.stringify([relation.code, relation.status, relation.quotes]);
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

/** Draws the panel for what is chosen: `{entry}`, a place, or `{line}`, one of vis-network's edges. */
export function drawPanel(view, chosen) {
  const panel = byId("panel");
  const close = el("button", { type: "button", class: "close", "aria-label": view.text("close"), click: view.close }, "×");
  panel.replaceChildren(close, ...("entry" in chosen ? ofEntry(view, chosen.entry) : ofLine(view, chosen.line)));
  panel.hidden = false;
  panel.scrollTop = 0;
}

function ofEntry(view, place) {
  const entry = view.facts.entries[place];
  const kind = view.kindOf(entry);
  const relations = view.facts.relations.filter(({ source, target }) => source === place || target === place);
  const parts = [title(view.name(entry)), el("p", { class: "kind" }, icon(view.markOf(entry)), view.name(kind)), ...scores(view, entry)];
  const others = [...new Set(Object.values(entry.name))].filter((name) => name && name !== view.name(entry));
  if (others.length) {
    parts.push(el("p", { class: "other-name" }, others.join(" · ")));
  }
  if (!relations.length && !entry.facts.length) {
    parts.push(el("p", { class: "empty" }, view.text("no_relation")));
  }
  const other = ({ source, target }) => (source === place ? target : source);
  const told = gather(relations).map((group) => ofGroup(view, group, (relation) => [other(relation)]));
  return [...parts, ...told, ...entry.facts.map((fact) => ofFact(view, fact, place))];
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

function ofLine(view, line) {
  const relations = line.relations.map((number) => view.facts.relations[number]);
  const ends = [...new Set([relations[0].source, relations[0].target])];
  const names = ends.map((place) => view.name(view.facts.entries[place]));
  return [
    title(names.join(view.text("between"))),
    partners(view, ends),
    ...gather(relations).map((group) => ofGroup(view, group, () => [])),
  ];
}

function title(text) {
  // It takes the focus when the panel opens, so that a screen reader begins there.
  return el("h2", { id: "panel-title", tabindex: "-1" }, text);
}

/** One relation, or several that rest on the same words. */
function ofGroup(view, group, partnersOf) {
  const [first] = group;
  const phrases = [...new Set(group.map((relation) => view.say(relation.phrase)))];
  const quotes = first.quotes.map((number) => figure(view, view.facts.quotes[number], group));
  const heading = el("h3", {}, view.name(first), " ", status(view, first.status));
  if (phrases.length === 1) {
    // What is said of several together is said once.
    return el("section", { class: "relation" }, heading, phrase(phrases[0]), partners(view, group.flatMap(partnersOf)), ...quotes);
  }
  const rows = group.map((relation) =>
    el("li", {}, ...partnersOf(relation).map((place) => link(view, place)), phrase(view.say(relation.phrase))),
  );
  return el("section", { class: "relation" }, heading, ...quotes, el("ul", { class: "rows" }, ...rows));
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
