// Says which part of a map is open, and leads back.

import { byId, el, keepingFocus } from "./dom.js";
import { groupCounts } from "./scene.js";

const STEPS = [1, 2, 3];

/**
 * Draws where the reader is: the overview of a large map and by what it is grouped, an open group, or the surroundings of an
 * entry. `entries` are those drawn, `left` is how many found no room; `go` is called with what is to differ in the state.
 */
export function drawPlace(view, state, { left, entries }, go) {
  const drawn = entries.size;
  const bar = byId("place");
  const parts = state.around !== null ? aroundParts(view, state, go) : view.facts.groupings.length ? groupParts(view, state, entries, go) : [];
  if (left) {
    const said = view.text("left_out").replace("{}", String(drawn)).replace("{}", String(drawn + left));
    parts.push(el("span", { class: "left" }, said));
  }
  keepingFocus(bar, () => bar.replaceChildren(...parts));
  bar.hidden = parts.length === 0;
}

function aroundParts(view, { around }, go) {
  const name = view.name(view.facts.entries[around.entry]);
  const steps = STEPS.map((count) =>
    el("button", { type: "button", "data-key": `steps-${count}`, "aria-pressed": String(count === around.steps), click: () => go({ around: { ...around, steps: count } }) }, String(count)),
  );
  const back = el("button", { type: "button", class: "back", click: () => go({ around: null }) }, view.text(view.facts.groupings.length ? "overview" : "fit"));
  return [back, el("b", {}, name), view.text("around_what"), ...steps, view.text("steps")];
}

function groupParts(view, state, entries, go) {
  const { groupings } = view.facts;
  if (state.group !== null) {
    const { groups } = groupings.find(({ code }) => code === state.by);
    const back = el("button", { type: "button", class: "back", click: () => go({ group: null }) }, view.text("overview"));
    return [back, el("b", {}, view.say(groups[state.group].name))];
  }
  const select = el(
    "select",
    { id: "by", "data-key": "by", "aria-label": view.text("grouped_by"), change: (event) => go({ by: event.target.value, group: null }) },
    ...groupings.map(({ code, name }) => el("option", { value: code }, view.say(name))),
  );
  select.value = state.by;
  return [el("label", {}, view.text("grouped_by"), " ", select), openGroup(view, state, entries, go)];
}

/** The groups as a list: whoever cannot click on a mark opens one here. */
function openGroup(view, state, entries, go) {
  const grouping = view.facts.groupings.find(({ code }) => code === state.by);
  const counts = groupCounts(grouping, entries);
  const options = grouping.groups.flatMap(({ name }, group) =>
    counts[group] ? [el("option", { value: String(group) }, `${view.say(name)} (${counts[group]})`)] : [],
  );
  return el(
    "select",
    { id: "open-group", "aria-label": view.text("open_group"), change: (event) => event.target.value && go({ group: Number(event.target.value) }) },
    el("option", { value: "" }, view.text("open_group")),
    ...options,
  );
}
