// The legend: one button for each kind, which hides and shows it, and what size and colour tell.

import { byId, el, svg } from "./dom.js";
import { icon } from "./icons.js";
import { isDark } from "./theme.js";

/** Draws the legend; `toggle` is called with a kind's code. */
export function drawLegend(view, hidden, toggle) {
  const buttons = view.facts.kinds.map((kind) =>
    el(
      "button",
      {
        type: "button",
        "data-kind": kind.code,
        "aria-pressed": String(!hidden.has(kind.code)),
        click: () => toggle(kind.code),
      },
      icon(kind),
      el("span", { class: "name" }, view.name(kind)),
      el("span", { class: "number" }, String(kind.count)),
    ),
  );
  byId("legend").replaceChildren(...buttons);
}

/** Shows on the buttons which kinds are hidden, and of which how many are in what is open, of how many there are. */
export function markLegend(view, hidden, entries) {
  const counts = new Map();
  for (const place of entries) {
    const { kind } = view.facts.entries[place];
    counts.set(kind, (counts.get(kind) || 0) + 1);
  }
  for (const button of byId("legend").children) {
    const { kind } = button.dataset;
    const all = view.kindOf({ kind }).count;
    const here = counts.get(kind) || 0;
    button.setAttribute("aria-pressed", String(!hidden.has(kind)));
    button.querySelector(".number").textContent = here === all ? String(all) : `${here} / ${all}`;
  }
}

/** Says what size, colour and ground tell, where they tell something of their own. */
export function drawScales(view, hulls) {
  const grounds = hulls ? [ofGrounds(view)] : [];
  byId("scales").replaceChildren(...view.facts.scales.map((scale) => ofScale(view, scale)), ...grounds);
}

/** The communities that have a ground of their own colour, the largest first. */
function ofGrounds(view) {
  const { communities } = view.facts;
  const other = communities.findIndex(({ color }, place) => communities.findIndex((each) => each.color === color) !== place);
  const named = communities.slice(0, other < 0 ? communities.length : other - 1);
  const items = named.map(({ color, name }) => item(wash(color), view.say(name)));
  const rest = other < 0 ? [] : [item(wash(communities[other].color), view.text("other_groups"))];
  return el("div", { class: "scale", "data-scale": "ground" }, el("span", { class: "what" }, view.text("hulls")), ...items, ...rest);
}

function ofScale(view, scale) {
  const none = view.text(scale.groups ? "no_group" : "no_score");
  const rest = scale.rest ? [item(icon({ shape: "dot", color: "" }), none)] : [];
  const marks = scale.groups ? ofGroups(view, scale.groups) : ofEnds(scale, none);
  const name = `${view.text(scale.what)}${view.text("is")}${view.name(scale)}`;
  return el("div", { class: "scale", "data-scale": scale.what }, el("span", { class: "what" }, name), ...marks, ...rest);
}

function ofGroups(view, groups) {
  return groups.map((group) => item(swatch(group.color), group.name ? view.say(group.name) : view.text("other_groups")));
}

function ofEnds({ what, ends, marks }, none) {
  if (!ends.length) {
    return [item(none)];
  }
  const [low, high] = [ends[0], ends.at(-1)];
  if (what === "size") {
    return marks.map((radius, place) => item(dot(radius), ends[place]));
  }
  return marks.length === 1 ? [item(swatch(marks[0]), low)] : [item(low, strip(marks), high)];
}

function item(...children) {
  return el("span", { class: "item" }, ...children);
}

/** A patch of ground. */
function wash(color) {
  const patch = svg("rect", { x: 1, y: 1, width: 18, height: 14, rx: 5, fill: color, "fill-opacity": 0.4 });
  return svg("svg", { class: "wash", viewBox: "0 0 20 16", "aria-hidden": "true" }, patch);
}

function swatch(color) {
  return icon({ shape: "dot", color });
}

/** A mark as large beside the others as it is on the map. */
function dot(radius) {
  const side = 1.2 * radius + 2;
  const circle = svg("circle", { cx: side / 2, cy: side / 2, r: 0.6 * radius, fill: "none" });
  return svg("svg", { class: "dot", width: side, height: side, viewBox: `0 0 ${side} ${side}`, "aria-hidden": "true" }, circle);
}

/** The colours from low to high, running into each other; on dark ground the other way round. */
function strip(lightest) {
  const colors = isDark() ? [...lightest].reverse() : lightest;
  const stops = colors.map((color, place) => svg("stop", { offset: place / (colors.length - 1), "stop-color": color }));
  return svg(
    "svg",
    { class: "strip", viewBox: "0 0 120 14", "aria-hidden": "true" },
    svg("defs", {}, svg("linearGradient", { id: "low-to-high" }, ...stops)),
    svg("rect", { x: 1, y: 1, width: 118, height: 12, rx: 3, fill: "url(#low-to-high)" }),
  );
}
