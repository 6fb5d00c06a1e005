// Keeps what the reader asked for behind the page's address, so that a view can be sent.

import { decode, encode } from "./state.js";

/** What the address says when the page opens. */
export function readAddress(facts, lang) {
  return decode(location.hash.slice(1), facts, lang);
}

/** Writes the state behind the address; where a page may not change its address, it stays as it is. */
export function writeAddress(state, facts) {
  try {
    history.replaceState(null, "", `#${encode(state, facts)}`);
  } catch {
    // A page in another page's frame has no address of its own.
  }
}

/** Calls back when somebody changes the address of the open page. */
export function whenAddressChanges(callback) {
  window.addEventListener("hashchange", callback);
}
