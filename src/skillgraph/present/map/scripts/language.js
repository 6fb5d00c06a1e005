// Which language the page speaks.

import { byId } from "./dom.js";

/** Chooses the text in a language, or the nearest there is; the same as `say` in words.py. */
export function say(words, lang) {
  return words[lang] || words.zh || words.en || Object.values(words)[0] || "";
}

/** Puts the fixed texts of the page into a language. */
export function translate(facts, lang) {
  const text = (key) => say(facts.texts[key], lang);
  document.documentElement.lang = lang;
  document.title = say(facts.title, lang);
  byId("title").textContent = say(facts.title, lang);
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = text(element.dataset.placeholder);
  }
  for (const element of document.querySelectorAll("[data-note]")) {
    element.textContent = say(facts.notes[Number(element.dataset.note)], lang);
  }
  const other = byId("lang");
  other.textContent = text("other_language");
  other.lang = lang === "zh" ? "en" : "zh";
}
