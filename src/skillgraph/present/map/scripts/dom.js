// Builds elements. Text only ever becomes text, so no name or quote can turn into markup.

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element with attributes and children; a string child becomes a text node. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element with an id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Draws a part of the page anew, and gives the focus back to the control that had it, known by its data-key. */
export function keepingFocus(part, draw) {
  const key = part.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  draw();
  if (key !== undefined) {
    part.querySelector(`[data-key="${key}"]`)?.focus({ preventScroll: true });
  }
}
