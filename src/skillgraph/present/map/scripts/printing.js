// Prints on light ground, with the tables in full.

import { byId } from "./dom.js";

/** Dresses the page for paper, and afterwards as it was. */
export function startPrinting({ canvas, dress, drawTable }) {
  const root = document.documentElement;
  let before = null;
  window.addEventListener("beforeprint", () => {
    before = { theme: root.dataset.theme, open: byId("relations").open };
    root.dataset.theme = "light";
    byId("relations").open = true;
    drawTable();
    dress();
    canvas.network.redraw();
  });
  window.addEventListener("afterprint", () => {
    if (before.theme === undefined) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = before.theme;
    }
    byId("relations").open = before.open;
    dress();
  });
}
