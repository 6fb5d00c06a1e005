// The tables of what is shown: the map as text.

import { byId, el } from "./dom.js";
import { link, sourceOf, status } from "./panel.js";

const MOST_ROWS = 1000;

/** Fills the tables with what is shown; of a large map with the first of it, and says so. */
export function drawTable(view, { entries, relations }) {
  const { facts } = view;
  const rows = relations.slice(0, MOST_ROWS).map((number) => row(view, facts.relations[number]));
  byId("relations").querySelector("tbody").replaceChildren(...rows);
  const joined = new Set(relations.flatMap((number) => [facts.relations[number].source, facts.relations[number].target]));
  const alone = [...entries].filter((place) => !joined.has(place));
  byId("alone-title").hidden = alone.length === 0;
  byId("alone").replaceChildren(...alone.slice(0, MOST_ROWS).map((place) => el("li", {}, link(view, place))));
  const left = Math.max(0, relations.length - MOST_ROWS) + Math.max(0, alone.length - MOST_ROWS);
  byId("table-more").textContent = left ? view.text("table_more").replace("{}", String(left)) : "";
}

function row(view, relation) {
  const { facts } = view;
  return el(
    "tr",
    {},
    el("td", {}, link(view, relation.source)),
    el("td", {}, view.name(facts.relationKinds[relation.kind])),
    el("td", {}, link(view, relation.target)),
    el("td", {}, relation.year === null ? "" : String(relation.year)),
    el("td", {}, status(view, relation.status)),
    el("td", {}, ...relation.quotes.map((number) => cell(view, facts.quotes[number]))),
  );
}

function cell(view, quote) {
  return el("p", {}, el("cite", {}, ...sourceOf(view, quote)), " ", el("q", {}, quote.text));
}
