// What the reader has asked for. It is a plain value: what the page shows follows from it and from the facts alone, and it
// can be written behind the page's address, so that a view can be sent.

/** What a page shows before anybody has touched it. */
export function initial(facts, lang) {
  return {
    lang,
    theme: null,
    hidden: new Set(), // kinds of entries
    without: new Set(), // kinds of relations
    statuses: new Set(facts.shown),
    area: null,
    industry: null,
    since: null,
    until: null,
    undated: true,
    chosen: null, // an entry's place
    around: null, // { entry, steps }
    from: null, // the ends of a path, by place
    to: null,
    hulls: facts.hulls,
    by: facts.groupings.length ? facts.groupings[0].code : null,
    group: null, // the one that is open, by number
    spot: null, // { x, y, scale } once somebody has moved the map
  };
}

const LISTS = { hidden: "hide", without: "without" };
const NUMBERS = { since: "since", until: "until", group: "group" };
const PLACES = { chosen: "show", from: "from", to: "to" };

/** Writes what differs from the beginning, as the part of an address behind its hash. */
export function encode(state, facts) {
  const begun = initial(facts, state.lang);
  const said = new URLSearchParams();
  const id = (place) => facts.entries[place].id.slice(facts.base.length);
  said.set("lang", state.lang);
  put(said, "theme", state.theme);
  for (const [key, word] of Object.entries(LISTS)) {
    put(said, word, [...state[key]].sort().join(" ") || null);
  }
  const statuses = [...state.statuses].sort().join(" ");
  put(said, "status", statuses === [...begun.statuses].sort().join(" ") ? null : statuses || "none");
  put(said, "area", state.area === null ? null : facts.areas[state.area].code);
  put(said, "industry", state.industry === null ? null : facts.industries[state.industry].code);
  for (const [key, word] of Object.entries(NUMBERS)) {
    put(said, word, state[key]);
  }
  put(said, "undated", state.undated ? null : "no");
  for (const [key, word] of Object.entries(PLACES)) {
    put(said, word, state[key] === null ? null : id(state[key]));
  }
  put(said, "around", state.around && `${state.around.steps} ${id(state.around.entry)}`);
  put(said, "hulls", state.hulls === begun.hulls ? null : state.hulls ? "yes" : "no");
  put(said, "by", state.by === begun.by ? null : state.by);
  put(said, "spot", state.spot && [state.spot.x, state.spot.y, state.spot.scale].map((each) => +each.toFixed(3)).join(" "));
  return said.toString();
}

function put(said, word, value) {
  if (value !== null && value !== undefined) {
    said.set(word, String(value));
  }
}

/** Reads what `encode` wrote; what means nothing on this map is passed over. */
export function decode(text, facts, lang) {
  const said = new URLSearchParams(text);
  const state = initial(facts, ["zh", "en"].includes(said.get("lang")) ? said.get("lang") : lang);
  const words = (word) => (said.get(word) || "").split(" ").filter((each) => each);
  const place = (id) => facts.placeOf.get(facts.base + id) ?? null;
  state.theme = ["light", "dark"].includes(said.get("theme")) ? said.get("theme") : null;
  state.hidden = known(words("hide"), facts.kinds);
  state.without = known(words("without"), facts.relationKinds);
  if (said.has("status")) {
    state.statuses = new Set(words("status").filter((word) => facts.statuses.includes(word)));
  }
  state.area = numberOf(facts.areas, said.get("area"));
  state.industry = numberOf(facts.industries, said.get("industry"));
  for (const [key, word] of Object.entries(NUMBERS)) {
    state[key] = /^\d{1,6}$/.test(said.get(word) || "") ? Number(said.get(word)) : null;
  }
  state.undated = said.get("undated") !== "no";
  for (const [key, word] of Object.entries(PLACES)) {
    state[key] = said.has(word) ? place(said.get(word)) : null;
  }
  state.around = aroundOf(said.get("around"), place);
  state.hulls = said.has("hulls") ? said.get("hulls") === "yes" && facts.communities !== null : state.hulls;
  state.by = facts.groupings.some(({ code }) => code === said.get("by")) ? said.get("by") : state.by;
  const open = facts.groupings.find(({ code }) => code === state.by);
  state.group = open && state.group !== null && state.group < open.groups.length ? state.group : null;
  state.spot = spotOf(words("spot").map(Number));
  return state;
}

function known(words, terms) {
  const codes = new Set(terms.map(({ code }) => code));
  return new Set(words.filter((word) => codes.has(word)));
}

function numberOf(terms, code) {
  const number = terms.findIndex((term) => term.code === code);
  return number < 0 ? null : number;
}

function aroundOf(text, placeOf) {
  const [, steps, id] = /^([1-3]) (.+)$/.exec(text || "") || [];
  const entry = id === undefined ? null : placeOf(id);
  return entry === null ? null : { entry, steps: Number(steps) };
}

function spotOf(numbers) {
  const [x, y, scale] = numbers;
  return numbers.length === 3 && numbers.every(Number.isFinite) && scale > 0 ? { x, y, scale } : null;
}
