// Finds entries by what someone typed, and offers them under the box.

import { byId, el } from "./dom.js";
import { icon } from "./icons.js";

const MOST_FOUND = 8;

/** Leaves out what makes no difference: width, case, spaces, marks; `simple` gives signs their simplified form. */
export function fold(text, simple = {}) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
  return [...plain].map((sign) => (Object.hasOwn(simple, sign) ? simple[sign] : sign)).join("");
}

/** How well an entry's names fit: 0 the same, 1 a beginning, 2 a part, 3 the signs in their order; null not at all. */
export function rankOf(keys, wanted) {
  let best = null;
  for (const key of keys) {
    const rank =
      key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : inOrder(key, wanted) ? 3 : null;
    if (rank !== null && (best === null || rank < best)) {
      best = rank;
    }
  }
  return best;
}

function inOrder(key, wanted) {
  // Latin letters in their order are found in almost any pinyin.
  if (/[a-z]/.test(wanted)) {
    return false;
  }
  let from = 0;
  for (const sign of wanted) {
    from = key.indexOf(sign, from) + 1;
    if (from === 0) {
      return false;
    }
  }
  return true;
}

/** The entries that fit, best first; `keys` are the folded names of each. */
export function find(keys, text, simple = {}) {
  const wanted = fold(text, simple);
  if (!wanted) {
    return [];
  }
  return keys
    .map((names, place) => ({ place, rank: rankOf(names, wanted), size: names[0]?.length ?? 0 }))
    .filter((found) => found.rank !== null)
    .sort((one, other) => one.rank - other.rank || one.size - other.size || one.place - other.place)
    .slice(0, MOST_FOUND)
    .map((found) => found.place);
}

/** The folded names of all entries, made when first asked for: a map opens before anybody searches it. */
export function keysOf(facts) {
  let keys = null;
  return () => {
    keys ??= facts.entries.map((entry) => [...Object.values(entry.name), ...entry.names].map((name) => fold(name, facts.simple)).filter((key) => key));
    return keys;
  };
}

/**
 * Makes a box offer what it finds in the list that it controls; `choose` is called with the place of the entry chosen,
 * `clear`, where there is one, when the box is emptied.
 */
export function startSearch(box, { view, keys, choose, clear = null }) {
  const list = byId(box.getAttribute("aria-controls"));
  let found = [];
  let active = -1;

  const hide = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const mark = (next) => {
    active = next;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };
  const take = (place) => {
    hide();
    box.value = view.name(view.facts.entries[place]);
    choose(place);
  };
  const option = (place, number) => {
    const entry = view.facts.entries[place];
    const attributes = {
      id: `${list.id}-${number}`,
      role: "option",
      "aria-selected": "false",
      // The box would lose the focus, and the list would go, before the click arrives.
      pointerdown: (event) => event.preventDefault(),
      click: () => take(place),
    };
    return el("li", attributes, icon(view.markOf(entry)), el("span", {}, view.name(entry)));
  };
  const show = () => {
    found = find(keys(), box.value, view.facts.simple);
    const wanted = fold(box.value);
    list.replaceChildren(...found.map(option));
    if (wanted && !found.length) {
      list.append(el("li", { class: "none", role: "presentation" }, view.text("nothing_found")));
    }
    list.hidden = !wanted;
    box.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
    if (!wanted) {
      clear?.();
    }
  };

  box.addEventListener("input", show);
  box.addEventListener("focus", () => box.select());
  box.addEventListener("blur", hide);
  box.addEventListener("keydown", (event) => {
    // An input method takes Enter and Escape for itself while somebody composes signs.
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter") {
      const place = active >= 0 ? found[active] : find(keys(), box.value, view.facts.simple)[0];
      if (place !== undefined) {
        event.preventDefault();
        take(place);
      }
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 && step < 0 ? found.length - 1 : (active + step + found.length) % found.length);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      hide();
    }
  });
}
