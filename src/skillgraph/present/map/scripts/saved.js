// The buttons that save what is seen.

import { byId } from "./dom.js";
import { asPng, asSvg, picture } from "./picture.js";
import { fileName, save } from "./saving.js";
import { asCsv, rowsOf } from "./sheet.js";

/** Makes the buttons save; `now` gives the state and what is seen. */
export function startSaving(view, canvas, now) {
  const title = () => view.say(view.facts.title);
  const drawn = () => picture(canvas, view, wordsOf(view, now()));
  byId("svg").addEventListener("click", () => save(fileName(title(), "svg"), [asSvg(drawn())], "image/svg+xml"));
  byId("png").addEventListener("click", async () => save(fileName(title(), "png"), [await asPng(drawn())], "image/png"));
  byId("csv").addEventListener("click", () => save(fileName(title(), "csv"), [asCsv(rowsOf(view, now().seen))], "text/csv;charset=utf-8"));
}

/** What stands around a picture: its title, how much of all it shows, the kinds drawn, and the sources it rests on. */
export function wordsOf(view, { state, seen }) {
  const { facts, text } = view;
  const of = (count, all) => `${count} / ${all}`;
  const kinds = facts.kinds.map((kind) => ({ kind, count: [...seen.entries].filter((place) => facts.entries[place].kind === kind.code).length }));
  const sources = new Set(seen.relations.flatMap((number) => facts.relations[number].quotes.map((quote) => view.say(facts.quotes[quote].source))));
  const named = [...sources].slice(0, 3).join(state.lang === "zh" ? "、" : ", ");
  return {
    lang: state.lang,
    title: view.say(facts.title),
    numbers: `${text("shown")} ${of(seen.entries.size, facts.entries.length)} · ${text("relations")} ${of(seen.relations.length, facts.relations.filter(view.isTold).length)}`,
    kinds: kinds.filter(({ count }) => count > 0),
    foot: sources.size ? [`${text("sources")}${text("is")}${named}${sources.size > 3 ? " …" : ""}`] : [],
  };
}
