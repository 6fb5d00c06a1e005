// What narrows the map: kinds of relations, status, area, industry, time.

import { byId, el } from "./dom.js";

/** Draws the filters; `change` is called with what is to differ in the state, which `stateOf` gives as it is by then. */
export function drawFilters(view, stateOf, change) {
  const { facts } = view;
  const state = stateOf();
  byId("relation-kinds").replaceChildren(
    ...facts.relationKinds.map(({ code, count, name }) =>
      check({ name: "without", code, on: !state.without.has(code), count }, view.say(name), (on) => change({ without: toggled(stateOf().without, code, !on) })),
    ),
  );
  byId("statuses").replaceChildren(
    ...facts.statuses.map((code) =>
      check({ name: "status", code, on: state.statuses.has(code), count: countOf(facts, code) }, view.text(code), (on) =>
        change({ statuses: toggled(stateOf().statuses, code, on) }),
      ),
    ),
  );
  for (const [id, terms, key] of [["area", facts.areas, "area"], ["industry", facts.industries, "industry"]]) {
    drawChoice(byId(id), view, terms, state[key], (number) => change({ [key]: number }));
  }
}

/** A set with or without one of its members. */
export function toggled(set, member, on) {
  const other = new Set(set);
  if (on) {
    other.add(member);
  } else {
    other.delete(member);
  }
  return other;
}

function countOf(facts, status) {
  return facts.relations.filter((relation) => relation.status === status).length;
}

function check({ name, code, on, count }, text, change) {
  const box = el("input", { type: "checkbox", name, value: code, "aria-label": text, change: (event) => change(event.target.checked) });
  box.checked = on;
  return el("label", {}, box, el("span", { class: "name" }, text), el("span", { class: "number" }, String(count)));
}

function drawChoice(select, view, terms, chosen, change) {
  const all = el("option", { value: "" }, view.text("all"));
  select.replaceChildren(all, ...terms.map(({ name, count }, number) => el("option", { value: String(number) }, `${view.say(name)} (${count})`)));
  select.value = chosen === null ? "" : String(chosen);
  select.onchange = () => change(select.value === "" ? null : Number(select.value));
  select.closest("label").hidden = terms.length === 0;
}

/** How many filters are set. */
export function filtersSet({ without, area, industry, statuses }, facts) {
  const shown = new Set(facts.shown);
  const differs = statuses.size !== shown.size || [...statuses].some((status) => !shown.has(status));
  return without.size + Number(area !== null) + Number(industry !== null) + Number(differs);
}
