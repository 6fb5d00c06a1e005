// Says which part of a map is open, and leads back.

import { byId, el } from "./dom.js";

const STEPS = [1, 2, 3];

/**
 * Draws where the reader is: the overview of a large map and by what it is grouped, an open group, or the surroundings of an
 * entry. `left` is how many entries found no room; `go` is called with what is to differ in the state.
 */
export function drawPlace(view, state, { left, drawn }, go) {
  const bar = byId("place");
  const parts = state.around !== null ? aroundParts(view, state, go) : view.facts.groupings.length ? groupParts(view, state, go) : [];
  if (left) {
    const said = view.text("left_out").replace("{}", String(drawn)).replace("{}", String(drawn + left));
    parts.push(el("span", { class: "left" }, said));
  }
  bar.replaceChildren(...parts);
  bar.hidden = parts.length === 0;
}

function aroundParts(view, { around }, go) {
  const name = view.name(view.facts.entries[around.entry]);
  const steps = STEPS.map((count) =>
    el("button", { type: "button", "aria-pressed": String(count === around.steps), click: () => go({ around: { ...around, steps: count } }) }, String(count)),
  );
  const back = el("button", { type: "button", class: "back", click: () => go({ around: null }) }, view.text(view.facts.groupings.length ? "overview" : "fit"));
  return [back, el("b", {}, name), view.text("around_what"), ...steps, view.text("steps")];
}

function groupParts(view, state, go) {
  const { groupings } = view.facts;
  if (state.group !== null) {
    const { groups } = groupings.find(({ code }) => code === state.by);
    const back = el("button", { type: "button", class: "back", click: () => go({ group: null }) }, view.text("overview"));
    return [back, el("b", {}, view.say(groups[state.group].name))];
  }
  const select = el(
    "select",
    { id: "by", "aria-label": view.text("grouped_by"), change: (event) => go({ by: event.target.value, group: null }) },
    ...groupings.map(({ code, name }) => el("option", { value: code }, view.say(name))),
  );
  select.value = state.by;
  return [el("label", {}, view.text("grouped_by"), " ", select), el("span", {}, view.text("open_group"))];
}
