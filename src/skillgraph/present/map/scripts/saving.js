// Saves what is seen to a file on the reader's own machine.

import { el } from "./dom.js";

/** Hands a file to the browser's own way of saving. */
export function save(name, parts, type) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as the name of a file. */
export function fileName(title, suffix) {
  const plain = title.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, " ").replace(/\s+/gu, " ");
  const name = [...trimmed(plain)].slice(0, 80).join("");
  return `${trimmed(name) || "map"}.${suffix}`;
}

/** Some systems take no name that begins or ends with a dot or a blank. */
function trimmed(name) {
  return name.replace(/^[\s.]+|[\s.]+$/gu, "");
}
