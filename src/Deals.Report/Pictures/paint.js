// Draws one figure at a time and gives it as SVG; the same figure gives the same text.
(function () {
  "use strict";

  const host = document.createElement("div");
  document.body.appendChild(host);

  // plotly.js names its clip paths by chance: start chance anew with every figure.
  function seed() {
    let state = 1;
    Math.random = function () {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  // plotly.js decodes the entities of what it serialised and encodes again only what it takes for none: a text "&nbsp;" would
  // come out as an entity that SVG does not know. Encoded twice, texts come out as they went in. XML has no control characters.
  const serialize = XMLSerializer.prototype.serializeToString;
  XMLSerializer.prototype.serializeToString = function (node) {
    return serialize.call(this, node).replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
      // Its own mark for quotes within quotes, which it takes out by their undecoded form.
      .replace(/&quot;TOBESTRIPPED|TOBESTRIPPED&quot;/g, "'").replaceAll("&", "&amp;");
  };

  window.dealsPaint = async function (figure, width) {
    seed();
    // A whole number of pixels, so that the ground covers the last one.
    const layout = Object.assign({}, figure.layout, { width: width, height: Math.ceil(figure.layout.height), autosize: false });
    const plot = await window.Plotly.newPlot(host, figure.data, layout, Object.assign({}, figure.config, { staticPlot: true, responsive: false }));
    const svg = window.Plotly.Snapshot.toSVG(plot, "svg", 1);
    window.Plotly.purge(host);
    host.replaceChildren();
    return svg;
  };
})();
