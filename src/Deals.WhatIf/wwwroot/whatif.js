// What happens many times a second: sliders to the model, figures from the model to the screen.
import { show } from "./live/live.js";

const moved = new Map();
let on = null;
let isFramed = false;

const sheetOf = name => document.getElementById("sheet-" + name);

export function start(slide, rest, address, file, redraw, key) {
  on = { slide, rest, address, file, redraw, key };

  // The first event is followed at once; however many more come before the next frame, the model is asked once again, with
  // the last position.
  document.addEventListener("input", event => {
    const slider = event.target.dataset && event.target.dataset.slider;
    if (!slider) return;
    if (!moved.has(slider)) moved.set(slider, { position: 0, since: performance.now() });
    moved.get(slider).position = +event.target.value;
    if (!isFramed) followAndFrame();
  });
  document.addEventListener("change", event => {
    const target = event.target;
    if (target.dataset && target.dataset.slider) {
      follow();
      on.rest();
    } else if (target.id === "upload" && target.files.length) {
      read(target.files[0]);
      target.value = "";
    }
  });
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const target = event.target;
    if (target.tagName === "INPUT" && target.type === "text") return;
    const name = event.key.toLowerCase();
    if (name !== "z" && name !== "y") return;
    event.preventDefault();
    on.key(name === "y" || event.shiftKey ? "redo" : "undo");
  });
  window.addEventListener("hashchange", event => {
    // Where somebody went, which the answer to an earlier step may have written over by now.
    const asked = new URL(event.newURL).hash.slice(1);
    if (asked === said) return;
    if (asked.length <= mostLetters) on.address(asked);
    else {
      setAddress(said);
      on.key("The address is " + asked.length + " letters long; at most " + mostLetters + " are read. Nothing was changed.");
    }
  });
  darkness.addEventListener("change", () => on.redraw());
  let width = window.innerWidth;
  let resized = 0;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(resized);
    resized = setTimeout(() => on.redraw(), 150);
  });
}

function followAndFrame() {
  isFramed = true;
  const next = () => requestAnimationFrame(() => {
    isFramed = false;
    if (moved.size) followAndFrame();
  });
  const isOnItsWay = follow();
  if (isOnItsWay) isOnItsWay.then(next, next);
  else next();
}

// Where the page is computed elsewhere, a promise of the steps' end; the next step waits for it.
function follow() {
  const steps = [...moved];
  moved.clear();
  const onTheirWay = steps.map(([slider, step]) => {
    // The task after the next frame runs when that frame has been painted.
    const painted = () => requestAnimationFrame(() => setTimeout(() => performance.measure("slide-to-paint", { start: step.since, end: performance.now() })));
    const isOnItsWay = on.slide(slider, step.position);
    if (!isOnItsWay) painted();
    return isOnItsWay && isOnItsWay.then(painted);
  });
  return onTheirWay.some(Boolean) && Promise.all(onTheirWay);
}

const mostBytes = 262144;

function read(file) {
  if (file.size > mostBytes) {
    on.key(file.name + " is " + Math.round(file.size / 1024) + " kB large; a scenario's file has at most " + mostBytes / 1024 + " kB. Nothing was changed.");
    return;
  }
  file.text().then(text => on.file(file.name, text));
}

// plotly.js takes a while to get ready, and nobody needs it before something has come to rest: the sliders move first.
let plotting = null;

// Whether it is; where it did not arrive, it is asked for again the next time.
export function plotlyReady() {
  return plotting ||= new Promise(done => {
    const script = document.createElement("script");
    script.src = "plotly.min.js";
    script.onload = () => done(true);
    script.onerror = () => {
      plotting = null;
      script.remove();
      done(false);
    };
    document.head.append(script);
  });
}

// What plotly.js last drew into a sheet, and how wide: it is not drawn once more.
const rests = new WeakMap();

// A figure that may change again in a moment is drawn in a cheaper way; plotly.js takes over when it stays.
export function paint(name, figure, alt, isMoving) {
  const sheet = sheetOf(name);
  if (!sheet) return;
  sheet.classList.remove("waits");
  sheet.querySelector(".why").hidden = true;
  sheet.querySelector(".scroll").hidden = false;
  sheet.querySelector(".picture").setAttribute("aria-label", alt);
  const width = Math.max(340, widthOf(name)); // as Figure.LeastWidth
  const isThere = !isMoving && rests.get(sheet) === width + figure;
  const { data, layout } = isThere ? {} : JSON.parse(figure);
  if (!isThere) Object.assign(layout, { dragmode: false, autosize: false, width });
  if (isMoving && show(sheet.querySelector(".live"), { data, layout }, `live-${name}`)) {
    sheet.classList.add("moves");
  } else if (window.Plotly) {
    sheet.classList.remove("moves");
    if (isThere) return;
    window.Plotly.react(sheet.querySelector(".plot"), data, layout, { displayModeBar: false, typesetMath: false, responsive: false });
    rests.set(sheet, isMoving ? "" : width + figure);
  }
}

export function sayWhyNot(name, sentence) {
  const sheet = sheetOf(name);
  if (!sheet) return;
  sheet.classList.remove("waits", "moves");
  sheet.querySelector(".scroll").hidden = true;
  const why = sheet.querySelector(".why");
  why.hidden = false;
  why.textContent = sentence;
}

export function wait(name) {
  const sheet = sheetOf(name);
  if (sheet) sheet.classList.add("waits");
}

export function setText(id, text) {
  const element = document.getElementById(id);
  // The component's own text node, so that it finds it again.
  if (element && element.textContent !== text) (element.firstChild && element.childNodes.length === 1 ? element.firstChild : element).textContent = text;
}

export function setSlider(id, position, text) {
  const slider = document.getElementById("s-" + id);
  if (!slider) return;
  if (position >= 0 && +slider.value !== position) slider.value = position;
  if (slider.getAttribute("aria-valuetext") !== text) slider.setAttribute("aria-valuetext", text);
  setText("v-" + id, text);
}

let said = "";

export function setAddress(fragment) {
  said = fragment;
  history.replaceState(null, "", location.pathname + location.search + "#" + fragment);
}

const mostLetters = 32768;

// One letter more tells that there are too many.
export const address = () => location.hash.slice(1, mostLetters + 2);

const darkness = window.matchMedia("(prefers-color-scheme: dark)");

// Whoever shows the page within itself may say on which ground.
const isDark = () => (document.documentElement.style.colorScheme || (darkness.matches ? "dark" : "light")) === "dark";

export function setTheme(theme) {
  if (document.documentElement.style.colorScheme === theme) return;
  document.documentElement.style.colorScheme = theme;
  if (on) on.redraw();
}

// How wide the sheets are, and on which ground, as JSON.
export const ground = names => JSON.stringify({
  isDark: isDark(),
  widths: Object.fromEntries(names.map(name => [name, widthOf(name)])),
});

// Asking the browser for a width makes it lay out the page there and then: it is asked once, and says when it has changed.
const widths = new WeakMap();
const widthsChange = new ResizeObserver(changes => changes.forEach(({ target }) => {
  if (!target.hidden && target.isConnected) widths.set(target, target.clientWidth);
}));

function widthOf(name) {
  const sheet = sheetOf(name);
  if (!sheet) return 700;
  const scroll = sheet.querySelector(".scroll");
  if (scroll.hidden) return sheet.clientWidth;
  if (!widths.has(scroll)) {
    widths.set(scroll, scroll.clientWidth);
    widthsChange.observe(scroll);
  }
  return widths.get(scroll) || sheet.clientWidth;
}

export function focus(id) {
  requestAnimationFrame(() => { const element = document.getElementById(id); if (element) element.focus(); });
}

export function download(name, text) {
  save(name, new Blob([text], { type: "application/json" }));
}

// Within a frame a browser may keep the clipboard to itself; the older way works there after a click.
export function copy(text) {
  const byHand = () => {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(byHand);
  else byHand();
}

function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export async function exportFigure(name, format, file) {
  const plot = sheetOf(name).querySelector(".plot");
  if (!plot.layout) return;
  const address = await window.Plotly.toImage(plot, { format, width: plot.layout.width, height: plot.layout.height, scale: format === "png" ? 2 : 1 });
  const comma = address.indexOf(",");
  const bytes = format === "svg"
    ? new TextEncoder().encode(decodeURIComponent(address.slice(comma + 1)))
    : Uint8Array.from(atob(address.slice(comma + 1)), letter => letter.charCodeAt(0));
  save(file + "." + format, new Blob([bytes], { type: format === "svg" ? "image/svg+xml" : "image/png" }));
}

// What is on the screen, for whoever waits for it: the address up to which the sheets that follow, and all sheets, are painted.
export function shown(isAll) {
  document.documentElement.dataset[isAll ? "settled" : "shown"] = said;
}

export function ready() {
  document.documentElement.dataset.ready = "yes";
  performance.mark("interactive");
}
