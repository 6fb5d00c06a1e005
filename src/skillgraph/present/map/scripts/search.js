// Finds entries by what someone typed, and offers them under the box.

import { byId, el } from "./dom.js";
import { icon } from "./icons.js";

const MOST = 8;

/** Leaves out what makes no difference: width, case, spaces, marks. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
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
export function find(keys, text) {
  const wanted = fold(text);
  if (!wanted) {
    return [];
  }
  return keys
    .map((names, place) => ({ place, rank: rankOf(names, wanted), size: names[0].length }))
    .filter((found) => found.rank !== null)
    .sort((one, other) => one.rank - other.rank || one.size - other.size || one.place - other.place)
    .slice(0, MOST)
    .map((found) => found.place);
}

/** Makes the box offer what it finds; `open` is called with the place of the entry chosen. */
export function startSearch({ facts, markOf, name, text, open }) {
  const box = byId("search");
  const list = byId("suggestions");
  const keys = facts.entries.map((entry) =>
    [...Object.values(entry.name), ...entry.names].map(fold).filter((key) => key),
  );
  let found = [];
  let active = -1;

  const hide = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const mark = (next) => {
    active = next;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", list.children[active].id);
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };
  const choose = (place) => {
    hide();
    box.value = name(facts.entries[place]);
    open(place);
  };
  const option = (place, number) => {
    const entry = facts.entries[place];
    const mark = markOf(entry);
    return el(
      "li",
      {
        id: `suggestion-${number}`,
        role: "option",
        "aria-selected": "false",
        // The box would lose the focus, and the list would go, before the click arrives.
        pointerdown: (event) => event.preventDefault(),
        click: () => choose(place),
      },
      icon(mark),
      el("span", {}, name(entry)),
    );
  };
  const show = () => {
    found = find(keys, box.value);
    const wanted = fold(box.value);
    list.replaceChildren(...found.map(option));
    if (wanted && !found.length) {
      list.append(el("li", { class: "none", role: "presentation" }, text("nothing_found")));
    }
    list.hidden = !wanted;
    box.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
    box.removeAttribute("aria-activedescendant");
  };

  box.addEventListener("input", show);
  box.addEventListener("focus", () => box.select());
  box.addEventListener("blur", hide);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (active >= 0 || find(keys, box.value).length)) {
      event.preventDefault();
      choose(active >= 0 ? found[active] : find(keys, box.value)[0]);
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
