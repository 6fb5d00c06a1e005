// The legend: one button for each kind, which hides and shows it.

import { byId, el } from "./dom.js";
import { icon } from "./icons.js";

/** Draws the legend; `toggle` is called with a kind's code. */
export function drawLegend({ facts, hidden, name, toggle }) {
  const counts = new Map();
  for (const entry of facts.entries) {
    counts.set(entry.kind, (counts.get(entry.kind) || 0) + 1);
  }
  const buttons = facts.kinds.map((kind) =>
    el(
      "button",
      {
        type: "button",
        "data-kind": kind.code,
        "aria-pressed": String(!hidden.has(kind.code)),
        click: () => toggle(kind.code),
      },
      icon(kind),
      el("span", { class: "name" }, name(kind)),
      el("span", { class: "number" }, String(counts.get(kind.code))),
    ),
  );
  byId("legend").replaceChildren(...buttons);
}

/** Shows on the buttons which kinds are hidden. */
export function markLegend(hidden) {
  for (const button of byId("legend").children) {
    button.setAttribute("aria-pressed", String(!hidden.has(button.dataset.kind)));
  }
}
