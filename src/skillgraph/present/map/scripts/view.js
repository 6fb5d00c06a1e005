// What every part of the page needs: the facts, and their words and looks in the language and theme of the moment.

import { say } from "./language.js";
import { isDark } from "./theme.js";
import { isOfTime } from "./visible.js";

/** Makes the view of facts; `stateOf` gives the state of the moment. */
export function viewOf(facts, stateOf) {
  const kinds = new Map(facts.kinds.map((kind) => [kind.code, kind]));
  const inLanguage = (words) => say(words, stateOf().lang);
  const view = {
    facts,
    say: inLanguage,
    text: (key) => inLanguage(facts.texts[key]),
    name: (named) => inLanguage(named.name),
    kindOf: (entry) => kinds.get(entry.kind),
    /** The shape of its kind, in a colour of its own where colour tells something else. */
    markOf: (entry) => {
      const kind = kinds.get(entry.kind);
      return entry.colors ? { ...kind, color: entry.colors[isDark() ? 1 : 0] } : kind;
    },
    groupOf: ({ group }) => facts.groupings.find(({ code }) => code === stateOf().by).groups[group],
    colorOf: (mark) => (mark.group === undefined ? view.markOf(facts.entries[mark.entry]).color : view.groupOf(mark).color),
    /** Whether the size of a mark tells something. */
    tells: (mark) => mark.group !== undefined || Boolean(facts.entries[mark.entry].scores?.some(([, value]) => !value.text)),
    linesOf: (mark) =>
      mark.group === undefined ? inLanguage(facts.entries[mark.entry].lines) : [...inLanguage(view.groupOf(mark).lines), String(mark.count)],
    /** The relations of a line in a few words. */
    tagOf: (line) => {
      const names = [...new Set(line.relations.map((number) => view.name(facts.relationKinds[facts.relations[number].kind])))];
      return names.length > 4 ? `${names.slice(0, 4).join(" · ")} …` : names.join(" · ");
    },
    /** What is only suggested is told once somebody has asked for it. */
    isTold: (relation) => stateOf().statuses.has(relation.status) || relation.status !== "suggested",
    /** Whether a fact is of the time that is wanted. */
    isOfTime: (fact) => isOfTime(fact.year, stateOf()),
  };
  return view;
}
