// The table of what is shown: the map as text.

import { byId, el } from "./dom.js";
import { link, sourceOf, status } from "./panel.js";

/** Fills the table with relations. */
export function drawTable(view, relations) {
  const rows = relations.map((relation) =>
    el(
      "tr",
      {},
      el("td", {}, link(view, relation.source)),
      el("td", {}, view.name(relation)),
      el("td", {}, link(view, relation.target)),
      el("td", {}, status(view, relation.status)),
      el("td", {}, ...relation.quotes.map((number) => cell(view, view.facts.quotes[number]))),
    ),
  );
  byId("relations").querySelector("tbody").replaceChildren(...rows);
}

function cell(view, quote) {
  return el("p", {}, el("cite", {}, ...sourceOf(view, quote)), " ", el("q", {}, quote.text));
}
