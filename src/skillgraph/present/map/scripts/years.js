// The time slider: from which year to which.

import { byId } from "./dom.js";

/** Makes the slider follow the state and `change` be called with the years chosen. */
export function startYears({ facts }, change) {
  const { first, last } = facts.years;
  byId("time").hidden = facts.years.last === 0;
  for (const id of ["years-from", "years"]) {
    byId(id).min = String(first);
    byId(id).max = String(last);
    byId(id).disabled = first === last;
  }
  const read = () => [Number(byId("years-from").value), Number(byId("years").value)];
  byId("years").addEventListener("input", () => {
    const [since, until] = read();
    change(bounded(Math.min(since, until), until, facts.years));
  });
  byId("years-from").addEventListener("input", () => {
    const [since, until] = read();
    change(bounded(since, Math.max(since, until), facts.years));
  });
  byId("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
}

/** The years as the state has them: null where there is no bound. */
export function bounded(since, until, { first, last }) {
  return { since: since <= first ? null : since, until: until >= last ? null : until };
}

/** Shows the years of the state, and how many relations have none. */
export function drawYears(view, { since, until, undated }) {
  const { first, last, undated: count } = view.facts.years;
  const [from, to] = [since ?? first, until ?? last];
  byId("years-from").value = String(from);
  byId("years").value = String(to);
  const year = (value) => view.text("year").replace("{}", String(value));
  byId("years-from").setAttribute("aria-valuetext", year(from));
  byId("years").setAttribute("aria-valuetext", year(to));
  byId("years-said").textContent = from === to ? year(from) : `${from}–${year(to)}`;
  byId("undated").checked = undated;
  const said = view.text("undated").replace("{}", String(count));
  byId("undated").setAttribute("aria-label", said);
  byId("undated-said").textContent = said;
}
