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
  const name = title.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, " ").replace(/\s+/g, " ").trim().replace(/^\.+|\.+$/g, "");
  return `${name.slice(0, 80) || "map"}.${suffix}`;
}
