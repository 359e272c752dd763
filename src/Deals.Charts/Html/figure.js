// Puts charts that can be moved in the place of a page's figures, in its theme, whichever came first, figure or script.
// Those in view or near it are drawn at once, the others one by one: a long page can be read at once.
(function () {
  "use strict";

  // The kit's own figures, and charts that a reader drew; see OwnChart.cs.
  const figures = ".deals-figure, .deals-chart";

  // On paper figures are light; one higher than a page is made smaller to fit on it.
  const paper = { width: 700, height: 960 };
  let isPrinting = false;

  function isDark() {
    const body = document.body;
    const kind = body.dataset.vscodeThemeKind || "";
    if (kind) return kind.includes("dark") || kind === "vscode-high-contrast";
    if (body.classList.contains("vscode-light") || body.classList.contains("vscode-high-contrast-light")) return false;
    if (body.classList.contains("vscode-dark") || body.classList.contains("vscode-high-contrast")) return true;
    const named = document.documentElement.dataset.theme || body.dataset.theme;
    if (named === "dark" || named === "light") return named === "dark";
    if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
    return window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  // The drawings of a figure in the theme of the page: each colour of a drawing is one for each theme, light-dark(…,…).
  const pairs = /light-dark\((#\w+|rgba\([^()]*\)),(#\w+|rgba\([^()]*\))\)/g;

  // The drawings come packed (Packed.cs); until they are read, the still picture stands.
  async function read(figure) {
    const packed = Uint8Array.from(atob(figure.querySelector(".deals-spec").textContent), letter => letter.charCodeAt(0));
    figure.dealsText = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    show(figure);
  }

  function specOf(figure, theme) {
    const specs = figure.dealsSpecs || (figure.dealsSpecs = {});
    return specs[theme] || (specs[theme] = JSON.parse(figure.dealsText.replace(pairs, theme === "dark" ? "$2" : "$1")));
  }

  function show(figure) {
    const plot = figure.querySelector(".deals-plot");
    const width = isPrinting ? paper.width : plot.parentElement.clientWidth;
    if (width === 0) return;
    // On a phone the picture that is laid out for it stays.
    const phone = figure.querySelector(".deals-phone");
    if (phone && !isPrinting && window.matchMedia(phone.querySelector("source").media).matches) {
      plot.hidden = true;
      phone.parentElement.hidden = false;
      figure.dealsShown = undefined;
      return;
    }

    if (figure.dealsText === undefined) {
      if (!figure.dealsReading) figure.dealsReading = read(figure);
      return;
    }

    const theme = isDark() && !isPrinting ? "dark" : "light";
    const slider = figure.querySelector(".deals-states input");
    const at = slider ? slider.value : 0;
    const shown = [theme, at].join();
    if (figure.dealsShown === shown) {
      if (plot.querySelector(".main-svg")) window.Plotly.Plots.resize(plot);
      return;
    }

    figure.dealsShown = shown;
    const spec = specOf(figure, theme);
    // plotly.js writes into what it is given.
    const drawing = JSON.parse(JSON.stringify(spec.drawings[at]));
    if (slider) {
      const state = spec.states[at];
      // What a reader zoomed into stays in view from state to state.
      drawing.layout.uirevision = "kept";
      plot.setAttribute("aria-label", state.alt);
      slider.setAttribute("aria-valuetext", state.label);
      figure.querySelector(".deals-states output").textContent = state.label;
    }

    plot.hidden = false;
    const still = figure.querySelector(".deals-static");
    if (still) still.hidden = true;
    plot.style.width = isPrinting ? paper.width + "px" : "";
    plot.style.zoom = isPrinting ? Math.min(1, paper.height / drawing.layout.height) : "";
    window.Plotly.react(plot, drawing.data, drawing.layout, drawing.config);
  }

  function print(starts) {
    isPrinting = starts;
    redraw();
  }

  const seen = new ResizeObserver(entries => entries.forEach(entry => {
    const figure = entry.target.closest(figures);
    if (figure) show(figure);
  }));

  const waiting = new Set();
  const near = new IntersectionObserver(entries => entries.forEach(entry => {
    if (entry.isIntersecting) first(entry.target);
  }), { rootMargin: "100% 0px" });

  // From now on the figure follows its place.
  function first(figure) {
    if (!waiting.delete(figure)) return;
    near.unobserve(figure);
    show(figure);
    seen.observe(figure.querySelector(".deals-plot").parentElement);
  }

  // One at a time, so that a reader can scroll and type in between.
  let isTurnAsked = false;

  function askForTurn() {
    if (isTurnAsked || waiting.size === 0) return;
    isTurnAsked = true;
    setTimeout(function () {
      isTurnAsked = false;
      const [figure] = waiting;
      // A figure that cannot be drawn does not keep the others from it.
      try {
        first(figure);
      } finally {
        askForTurn();
      }
    }, 0);
  }

  function draw() {
    for (const figure of document.querySelectorAll(figures)) {
      if (figure.dealsSeen) continue;
      figure.dealsSeen = true;
      // A page opened from a disk may not read what the what-if page beside it needs.
      const whatIf = figure.querySelector(".deals-whatif");
      if (whatIf) whatIf.hidden = whatIf.querySelector("a").protocol === "file:";
      const slider = figure.querySelector(".deals-states input");
      if (slider) {
        slider.addEventListener("input", function () { show(figure); });
        figure.querySelector(".deals-states").hidden = false;
      }

      waiting.add(figure);
      near.observe(figure);
    }

    askForTurn();
  }

  function redraw() {
    document.querySelectorAll(figures).forEach(figure => { if (figure.dealsShown || isPrinting) show(figure); });
  }

  if (window.dealsFigures) {
    window.dealsFigures.draw();
    return;
  }

  window.dealsFigures = { draw: draw, isDark: isDark };
  window.addEventListener("beforeprint", function () { print(true); });
  window.addEventListener("afterprint", function () { print(false); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new MutationObserver(redraw).observe(document.body, { attributes: true, attributeFilter: ["class", "data-vscode-theme-kind", "data-jp-theme-light", "data-theme"] });
  draw();
})();
