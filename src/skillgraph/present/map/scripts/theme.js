// Light or dark: as the system says, until the button says otherwise.

const system = window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

/** Makes the page light or dark; null leaves it to the system. */
export function setTheme(theme) {
  if (theme === null) {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

/** Calls back when the system changes between light and dark. */
export function whenThemeChanges(callback) {
  system.addEventListener("change", callback);
}

/** The colours of the canvas, which the style sheet keeps. */
export function colors() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read("paper"),
    ink: read("ink"),
    faint: read("faint"),
    outline: read("outline"),
    line: read("line"),
    strong: read("accent"),
    block: read("block"),
    neutral: read("neutral"),
  };
}

/** Whether movements should be left out. */
export function isStill() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
