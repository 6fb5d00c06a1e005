// Reckons with colours.

/** Mixes two colours written as #rrggbb; `share` is that of the first. */
export function mix(color, ground, share) {
  const channels = [1, 3, 5].map((at) => {
    const [one, other] = [color, ground].map((text) => Number.parseInt(text.slice(at, at + 2), 16));
    return Math.round(one * share + other * (1 - share));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
