// Run in each page before anything of its own, the same for all: tells when it drew first, and how often it drew since.

(() => {
  const seen = { drawn: null, event: null, redraws: 0, frames: [] };
  const pen = CanvasRenderingContext2D.prototype;
  const { fill, clearRect } = pen;

  // vis-network fills the shape of each mark, and draws a whole picture at once: the first drawing is over when the task
  // ends in which the first shape was filled on a canvas of the page. Chromium may put off the pixels; reading one makes
  // it paint them, so that they count. Neither page draws before its marks stand where they belong.
  pen.fill = function (...shape) {
    fill.apply(this, shape);
    if (this.canvas.isConnected) {
      pen.fill = fill;
      queueMicrotask(() => {
        this.getImageData(0, 0, 1, 1);
        seen.drawn = performance.now();
      });
    }
  };

  // vis-network wipes the canvas once for each drawing.
  pen.clearRect = function (...sides) {
    seen.redraws += 1;
    clearRect.apply(this, sides);
  };

  // pyvis keeps its network in a variable of the page: vis-network's own word for the same moment.
  let network = null;
  Object.defineProperty(window, "network", {
    get: () => network,
    set: (value) => {
      network = value;
      network?.once("afterDrawing", () => queueMicrotask(() => (seen.event = performance.now())));
    },
  });

  let watching = false;
  seen.begin = () => {
    watching = true;
    seen.redraws = 0;
    seen.frames = [];
    const tick = (time) => {
      seen.frames.push(time);
      if (watching) {
        requestAnimationFrame(tick);
      }
    };
    requestAnimationFrame(tick);
  };
  seen.end = () => {
    watching = false;
    return { frames: seen.frames, redraws: seen.redraws };
  };

  /** The point nearest to the middle of the map where a drag moves the map and no mark; in pixels of the window. */
  seen.empty = () => {
    const shown = window.skillgraphMap?.network ?? network;
    const frame = document.querySelector("#mynetwork canvas").getBoundingClientRect();
    for (let reach = 0; reach < frame.width / 4; reach += 4) {
      for (let turn = 0; turn < 16; turn += 1) {
        const x = frame.width / 2 + reach * Math.cos((turn * Math.PI) / 8);
        const y = frame.height / 2 + reach * Math.sin((turn * Math.PI) / 8);
        if (shown.getNodeAt({ x, y }) === undefined) {
          return { x: frame.left + x, y: frame.top + y };
        }
      }
    }
    return null;
  };
  window.skillgraphWatching = seen;
})();
