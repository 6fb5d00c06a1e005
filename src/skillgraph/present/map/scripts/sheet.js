// The relations that are shown, as a sheet for a spreadsheet.

const MARK = "\ufeff"; // by which Excel knows UTF-8

// Spreadsheets may drop blanks and invisible signs before they look for a formula's; the same as in text.py.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const FORMULA = /^(?:[\t\r]|[\s\u0000-\u001f\u007f\u0085\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])/u;

/** Writes rows as CSV; what a spreadsheet would run as a formula is told to be text. */
export function asCsv(rows) {
  return MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The heading and a row for each relation, with the words it rests on; then a row for each entry without relations. */
export function rowsOf(view, seen) {
  const { facts, say, text } = view;
  const name = (place) => say(facts.entries[place].name);
  const kind = (place) => view.name(view.kindOf(facts.entries[place]));
  const quotes = (numbers) => numbers.map((number) => facts.quotes[number]);
  const heading = ["from", "kind", "relation", "to", "kind", "year_word", "status", "said", "sources", "quote"].map(text);
  const ofRelation = (number) => {
    const { source, target, kind: relation, year, status, phrase, quotes: numbers } = facts.relations[number];
    return [
      name(source), kind(source), say(facts.relationKinds[relation].name), name(target), kind(target), year, text(status),
      say(facts.phrases[phrase]), quotes(numbers).map((quote) => [say(quote.source), quote.section].filter((part) => part).join(" ")).join("\n"),
      quotes(numbers).map((quote) => quote.text).join("\n"),
    ];
  };
  const joined = new Set(seen.relations.flatMap((number) => [facts.relations[number].source, facts.relations[number].target]));
  const alone = [...seen.entries].filter((place) => !joined.has(place));
  return [heading, ...seen.relations.map(ofRelation), ...alone.map((place) => [name(place), kind(place), ...Array(8).fill(null)])];
}
