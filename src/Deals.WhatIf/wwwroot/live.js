// The charts while a slider moves: what plotly.js would draw of a figure, as plain SVG that looks the same and takes a
// tenth of the time. The positions are plotly.js's own, its roundings included: it takes over as soon as the slider rests,
// and nothing may jump then. A figure with anything in it that is not known here stays undrawn: plotly.js knows more.

const shown = new WeakMap();

// Draws into an element, and says whether it could: of a drawing that is there already only the pieces that changed are set
// anew, as most of the browser's time goes into texts that stay.
export function show(element, figure, prefix = "live") {
  const drawing = drawingOf(figure, prefix);
  if (!drawing) return false;
  const before = shown.get(element.firstChild);
  if (before?.head === drawing.head && before.pieces.length === drawing.pieces.length) {
    drawing.pieces.forEach((piece, at) => {
      if (piece !== before.pieces[at]) element.firstChild.children[at].innerHTML = piece;
    });
  } else element.innerHTML = markupOf(drawing);
  shown.set(element.firstChild, drawing);
  return true;
}

const markupOf = ({ head, pieces }) => `${head}${pieces.map(piece => `<g>${piece}</g>`).join("")}</svg>`;

function drawingOf(figure, prefix) {
  try {
    return sheet(figure, prefix);
  } catch {
    return null;
  }
}

function known(isKnown, what) {
  if (!isKnown) throw new Error(`Not known here: ${what}`);
}

const names = text => new Set(text.split(" "));

const properties = {
  figure: names("data layout config"),
  layout: names("template width height autosize margin showlegend hovermode barmode dragmode shapes annotations"),
  template: names("font paper_bgcolor plot_bgcolor hoverlabel modebar xaxis yaxis"),
  look: names("gridcolor linecolor zeroline tickcolor automargin ticks ticklen tickfont"),
  axis: names("type range visible showgrid zeroline zerolinecolor zerolinewidth tickmode tickvals ticktext nticks tickformatstops domain anchor fixedrange"),
  bars: names("type orientation base x y width marker hoverinfo hovertext name showlegend xaxis yaxis"),
  barMarker: names("color line pattern"),
  pattern: names("fillmode shape fgopacity size solidity"),
  lines: names("type mode x y line fill fillcolor hoveron hoverinfo hovertext text name showlegend xaxis yaxis"),
  line: names("color width dash shape"),
  stroke: names("color width dash"),
  letters: names("size color"),
  markers: names("type mode x y cliponaxis marker hoverinfo hovertext name showlegend xaxis yaxis"),
  marker: names("symbol size color opacity line"),
  shape: names("type layer xref yref x0 x1 y0 y1 fillcolor opacity line"),
  note: names("text showarrow borderpad borderwidth xanchor yanchor align font xref x xshift yref y yshift bgcolor"),
};

function only(object, allowed) {
  for (const name in object) known(allowed.has(name), name);
  return object;
}

function number(value) {
  known(Number.isFinite(value), value);
  return value;
}

// Arrays that say something of each bar, point or marker.
function each(...arrays) {
  known(arrays.every(array => Array.isArray(array) && array.length === arrays[0].length), "arrays");
}

function oneOf(table, name) {
  known(Object.hasOwn(table, name), name);
  return table[name];
}

const round = value => Math.round(value * 100) / 100;

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" };
const escape = text => text.replace(/[&<>"']/g, letter => entities[letter]);

// Colours

const colours = new Map();

function colour(text) {
  if (!colours.has(text)) colours.set(text, readColour(text));
  return colours.get(text);
}

function readColour(text) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const [, red, green, blue, alpha] = hex || /^rgba\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3}), ?([01]|0?\.\d+)\)$/.exec(text) || [];
  known(blue, text);
  const channels = [red, green, blue].map(channel => parseInt(channel, hex ? 16 : 10));
  const isDark = (channels[0] * 299 + channels[1] * 587 + channels[2] * 114) / 1000 < 128;
  return { rgb: `rgb(${channels})`, alpha: hex ? 1 : +alpha, contrast: isDark ? "#fff" : "#444" };
}

function paint(property, text) {
  const { rgb, alpha } = colour(text);
  return ` ${property}="${rgb}"${alpha < 1 ? ` ${property}-opacity="${alpha}"` : ""}`;
}

// The sheet

function sheet(figure, prefix) {
  const { data, layout } = only(figure, properties.figure);
  known(/^[\w-]+$/.test(prefix) && Object.keys(layout.template).join() === "layout", "frame");
  const look = only(layout.template.layout, properties.template);
  known(layout.barmode === "overlay" && layout.showlegend === false && colour(look.plot_bgcolor).alpha === 0 && colour(look.paper_bgcolor).alpha === 1, "layout");
  const family = escape(look.font.family);
  const place = placeOf(layout);
  const panels = panelsOf(layout, look, place);
  data.forEach(trace => addTrace(trace, panels));
  layout.shapes.forEach(shape => addShape(shape, panels));
  const notes = layout.annotations.map(note => noteOf(note, panels, place)).filter(note => note);
  const labels = panels.flatMap(panel => panel.x.ticks);
  measure([...notes, ...labels], family);
  const defs = { prefix, patterns: new Map(), clips: [] };
  const drawn = [...panels.flatMap(panel => [panelMarkup(panel, defs), axesMarkup(panel)]), ...notes.map(noteMarkup)];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" role="presentation" width="${place.width}" height="${place.height}"`
    + ` style="display:block;direction:ltr;white-space:pre;pointer-events:none;background:${colour(look.paper_bgcolor).rgb}" font-family="${family}">`;
  const patterns = [...defs.patterns.values()].map(({ markup }) => markup);
  return { head, pieces: [`<defs>${defs.clips.join("")}${patterns.join("")}</defs>`, ...drawn] };
}

function placeOf({ width, height, margin }) {
  known(margin.autoexpand === false, "margin");
  const [left, right, top, bottom] = [margin.l, margin.r, margin.t, margin.b].map(side => Math.round(number(side)));
  return { width: number(width), height: number(height), left, top, across: Math.round(width) - left - right, down: Math.round(height) - top - bottom };
}

function panelsOf(layout, look, place) {
  const panels = [];
  for (const name in layout) {
    const [, letter, at] = /^([xy])axis(\d*)$/.exec(name) || [];
    if (!letter) known(properties.layout.has(name), name);
    else if (letter === "x") panels.push(panelOf(layout, at, look, place));
    else known(layout["xaxis" + at], name);
  }
  return panels.sort((one, other) => one.order - other.order);
}

function panelOf(layout, at, look, place) {
  const [x, y] = [layout["xaxis" + at], layout["yaxis" + at]];
  known(x.anchor === "y" + at && y.anchor === "x" + at, "anchor");
  const panel = { at, order: +at, x: axisOf(x, look.xaxis), y: axisOf(y, look.yaxis), place, shapes: [], bars: [], points: [], isOpen: false };
  setScale(panel.x, place.left + x.domain[0] * place.across, place.across * (x.domain[1] - x.domain[0]), panel.x.from, panel.x.to);
  setScale(panel.y, place.top + (1 - y.domain[1]) * place.down, place.down * (y.domain[1] - y.domain[0]), panel.y.to, panel.y.from);
  for (const axis of [panel.x, panel.y]) axis.ticks = axis.isShown ? ticksOf(axis) : [];
  return panel;
}

// Axes

function axisOf(axis, look) {
  only(axis, properties.axis);
  only(look, properties.look);
  known(look.ticks === "outside" && !look.zeroline && !look.automargin, "axis look");
  const [low, high] = axis.domain;
  known(low >= 0 && high <= 1 && low < high - 1 / 4096 && axis.range.length === 2, "domain");
  const made = { given: axis, look, isDay: oneOf({ linear: false, date: true }, axis.type), isShown: axis.visible !== false };
  [made.from, made.to] = axis.range.map(end => valueAt(made, end));
  known(made.from !== made.to && (!made.isShown || typeof axis.showgrid === "boolean"), "range");
  known([undefined, true].includes(axis.zeroline) && [undefined, false].includes(axis.visible), "axis");
  return made;
}

function setScale(axis, offset, length, start, end) {
  Object.assign(axis, { offset, length, slope: length / (end - start) });
  axis.intercept = -axis.slope * start;
}

const pixel = (axis, value) => round(axis.intercept + axis.slope * value);

function valueAt(axis, value) {
  if (!axis.isDay) return number(value);
  known(/^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(value), value);
  return number(Date.parse(value.replace(" ", "T") + (value.length > 10 ? "Z" : "")));
}

const showsZero = ({ given, isDay, isShown, from, to }) => isShown && !isDay && given.zeroline && from * to <= 0;

function ticksOf(axis) {
  const slack = Math.abs(axis.to - axis.from) * 0.0001;
  const [low, high] = [Math.min(axis.from, axis.to) - slack, Math.max(axis.from, axis.to) + slack];
  const isArray = axis.given.tickmode === "array";
  known(isArray || (axis.given.tickmode === undefined && axis.isDay && axis.from < axis.to), "ticks");
  const ticks = isArray
    ? axis.given.tickvals.map((value, at) => ({ value: valueAt(axis, value), text: axis.given.ticktext[at] })).filter(({ value }) => value > low && value < high)
    : daysBetween(low, high, daysApart(axis), axis.given.tickformatstops);
  const size = number(only(axis.look.tickfont, properties.letters).size);
  for (const tick of ticks) Object.assign(tick, { at: pixel(axis, tick.value), lines: linesOf(tick.text), size, anchor: "middle" });
  return ticks;
}

const day = 86400000;
const year = 31557600000;

const above = (value, steps) => steps.find(step => step > value) || steps.at(-1);

function daysApart({ given, from, to }) {
  const rough = (to - from) / number(given.nticks);
  if (2 * rough > year) {
    const base = 10 ** Math.floor(Math.log(rough / year) / Math.LN10);
    return { months: 12 * (base * above(rough / year / base, [2, 5, 10])) };
  }
  if (2 * rough > year / 12) return { months: above(rough / (year / 12), [1, 2, 3, 6, 12]) };
  known(2 * rough > day, "hours");
  return { days: above(rough / day, [1, 2, 3, 7, 14]) };
}

function daysBetween(low, high, { months, days }, stops) {
  known(!months || Number.isInteger(months), "months");
  const sunday = Date.UTC(2000, 0, 2);
  const at = step => months ? Date.UTC(2000, step * months, 1) : sunday + step * days * day;
  const format = formatOf(months, days, stops);
  const ticks = [];
  let step = Math.floor(months ? (low - sunday) / (year / 12) / months : (low - sunday) / day / days) - 1;
  for (; at(step) <= high; step++) if (at(step) >= low) ticks.push({ value: at(step), text: dayText(at(step), format) });
  known(ticks.length < 200, "ticks");
  return ticks;
}

function formatOf(months, days, stops) {
  const length = step => typeof step === "string" ? number(+step.replace(/^M/, "")) * year / 12 : step;
  const apart = months ? months * year / 12 : days * day;
  const stop = stops.find(({ dtickrange: [least, most] }) => (least === null || length(least) <= apart) && (most === null || length(most) >= apart));
  return stop.value;
}

function dayText(time, format) {
  const date = new Date(time);
  const parts = { "%-d": date.getUTCDate(), "%b": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[date.getUTCMonth()], "%Y": date.getUTCFullYear() };
  return format.replace(/%-?./g, part => oneOf(parts, part));
}

// Text

const readText = new Map();

function linesOf(text) {
  if (!readText.has(text)) {
    if (readText.size > 4000) readText.clear();
    readText.set(text, readLines(text));
  }
  return readText.get(text);
}

// plotly.js's few tags, as tspans that are closed at the end of a line and opened again on the next.
function readLines(text) {
  const lines = [""];
  const open = [];
  text.replace(/\r\n?|\n/g, " ").split(/(<[^<>]*>)/).forEach((part, at) => {
    if (at % 2 === 0) lines.push(lines.pop() + plain(part));
    else if (part === "<br>") lines.push(lines.pop() + "</tspan>".repeat(open.length), open.map(tag => tag.start).join(""));
    else if (part[1] === "/") {
      known(open.length && open.pop().end === part, part);
      lines.push(lines.pop() + "</tspan>");
    } else {
      open.push(tagOf(part));
      lines.push(lines.pop() + open.at(-1).start);
    }
  });
  known(!open.length, "open tag");
  return lines;
}

function tagOf(part) {
  if (part === "<b>") return { start: "<tspan font-weight=\"bold\">", end: "</b>" };
  const [, tint] = /^<span style="color:(#[0-9a-f]{6})">$/i.exec(part) || [];
  known(tint, part);
  return { start: `<tspan${paint("fill", tint)}>`, end: "</span>" };
}

const letters = { amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", times: "×", plusmn: "±", deg: "°", mu: "μ" };

function plain(text) {
  const decoded = text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|([a-zA-Z]+));/g, (whole, decimal, hex, name) =>
    name ? oneOf(letters, name) : String.fromCodePoint(decimal ? +decimal : parseInt(hex, 16)));
  known(!/[\p{Cc}\p{Cs}]/u.test(decoded), "letter");
  return escape(decoded);
}

function textMarkup({ lines, size, anchor }, x, y, rest = "") {
  const spans = lines.length === 1 ? lines[0] : lines.map((line, at) => `<tspan x="${x}" y="${y}" dy="${at * 1.3}em">${line}</tspan>`).join("");
  return `<text x="${x}" y="${y}" font-size="${size}px" text-anchor="${anchor}"${rest}>${spans}</text>`;
}

// The boxes of texts, as the browser sets them: all that are new in one go, as each time it lays the page out anew.
// Nothing cheaper knows them: letters of other fonts and letters that stick out change them.

const boxes = new Map();
let ruler = null;

function measure(texts, family) {
  if (boxes.size > 4000) boxes.clear();
  const fresh = new Map();
  for (const text of texts) {
    text.key = [devicePixelRatio, family, text.size, text.anchor, ...text.lines].join("\n");
    if (!boxes.has(text.key)) fresh.set(text.key, textMarkup(text, 0, 0));
  }
  if (fresh.size) addBoxes(fresh, family);
  for (const text of texts) text.box = boxes.get(text.key);
}

function addBoxes(fresh, family) {
  ruler ||= document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  ruler.setAttribute("style", "position:absolute;left:-10000px;top:-10000px;width:9000px;height:9000px;direction:ltr;white-space:pre");
  ruler.setAttribute("aria-hidden", "true");
  ruler.innerHTML = `<g><path d="M0,0H1V1H0Z"/></g><g font-family="${family}">${[...fresh.values()].join("")}</g>`;
  const origin = ruler.firstChild.getBoundingClientRect();
  const texts = ruler.lastChild.children;
  [...fresh.keys()].forEach((key, at) => {
    const { left, top, width, height } = texts[at].getBoundingClientRect();
    boxes.set(key, { left: left - origin.left, top: top - origin.top, width, height });
  });
  ruler.replaceChildren();
}

// Notes

const anchors = { left: "start", center: "middle", right: "end" };
const fractions = { left: 0.5, center: 0, right: -0.5, top: 0.5, middle: 0, bottom: -0.5 };

function noteOf(note, panels, place) {
  only(note, properties.note);
  known(note.showarrow === false && note.borderpad === 0 && note.borderwidth === 0 && typeof note.text === "string", "note");
  const x = note.xref === "paper" ? place.left + place.across * number(note.x) : onPanel(note.xref, note.x, panels);
  const y = note.yref === "paper" ? place.top + place.down * (1 - number(note.y)) : onPanel(note.yref, note.y, panels);
  if (x === null || y === null || note.text === "") return null;
  return {
    x, y, shiftX: number(note.xshift), shiftY: -number(note.yshift), besideX: oneOf(fractions, note.xanchor), besideY: oneOf(fractions, note.yanchor),
    lines: linesOf(note.text), size: number(only(note.font, properties.letters).size), anchor: oneOf(anchors, note.align),
    fill: paint("fill", note.font.color), ground: note.bgcolor && paint("fill", note.bgcolor),
  };
}

function onPanel(reference, value, panels) {
  const panel = panels.find(panel => reference.slice(1) === panel.at);
  const axis = panel[oneOf({ x: "x", y: "y" }, reference[0])];
  const at = valueAt(axis, value);
  const part = (at - axis.from) / (axis.to - axis.from);
  return part < 0 || part > 1 ? null : axis.offset + pixel(axis, at);
}

function noteMarkup({ x, y, shiftX, shiftY, besideX, besideY, box, fill, ground, ...text }) {
  const [width, height] = [Math.round(box.width), Math.round(box.height)];
  const left = Math.round(x + width * besideX + shiftX - width / 2);
  const top = Math.round(y + height * besideY + shiftY - height / 2);
  const behind = ground ? `<rect x="${left}" y="${top}" width="${width}" height="${height}"${ground}/>` : "";
  return behind + textMarkup(text, left - box.left, top - box.top, fill);
}

// Panels, from the bottom up: shapes, grid, zero lines, bars, lines and markers, ticks

function panelMarkup(panel, defs) {
  const { at, x, y, shapes, bars, points, isOpen } = panel;
  const clip = (kind, left, top) => {
    defs.clips.push(`<clipPath id="${defs.prefix}-${kind}${at}"><rect x="${left}" y="${top}" width="${x.length}" height="${y.length}"/></clipPath>`);
    return ` clip-path="url(#${defs.prefix}-${kind}${at})"`;
  };
  let markup = shapes.length ? `<g${clip("shapes", x.offset, y.offset)}>${shapesMarkup(shapes)}</g>` : "";
  markup += gridMarkup(x, y, "x") + gridMarkup(y, x, "y") + zeroMarkup(x, y, "x") + zeroMarkup(y, x, "y");
  if (bars.length + points.length) {
    const inside = clip("marks", 0, 0);
    const marks = bars.map(trace => barsMarkup(trace, panel, isOpen ? inside : "", defs)).join("")
      + `<g stroke-miterlimit="2">${points.map(trace => pointsMarkup(trace, panel, isOpen ? inside : "")).join("")}</g>`;
    markup += `<g transform="translate(${x.offset},${y.offset})"${isOpen ? "" : inside}>${marks}</g>`;
  }
  return markup;
}

const axesMarkup = ({ x, y, place }) => axisMarkup(x, y, "x", place.width) + axisMarkup(y, x, "y", place.height);

const crisp = " fill=\"none\" shape-rendering=\"crispEdges\"";

const across = (axis, other, letter, at) => letter === "x" ? `M${axis.offset + at},${other.offset}v${other.length}` : `M${other.offset},${axis.offset + at}h${other.length}`;

function gridMarkup(axis, other, letter) {
  if (!axis.isShown || !axis.given.showgrid) return "";
  const lines = axis.ticks.filter(({ at, value }) => at > 1 && at < axis.length - 1 && (value !== 0 || !showsZero(axis)));
  return lines.length ? `<path d="${lines.map(({ at }) => across(axis, other, letter, at)).join("")}"${crisp}${paint("stroke", axis.look.gridcolor)}/>` : "";
}

function zeroMarkup(axis, other, letter) {
  if (!showsZero(axis)) return "";
  const width = Math.max(1, Math.round(number(axis.given.zerolinewidth)));
  return `<path d="${across(axis, other, letter, pixel(axis, 0))}"${crisp}${paint("stroke", axis.given.zerolinecolor)} stroke-width="${width}px"/>`;
}

function axisMarkup(axis, other, letter, limit) {
  if (!axis.ticks.length) return "";
  const { ticklen, tickcolor, tickfont } = axis.look;
  const edge = letter === "x" ? other.offset + other.length + 0.5 : other.offset - 0.5;
  const marks = axis.ticks.map(({ at }) => letter === "x" ? `M${axis.offset + at},${edge + 0.5}v${number(ticklen)}` : `M${edge - 0.5},${axis.offset + at}h${-number(ticklen)}`);
  const labels = letter === "x" ? labelsBelow(axis, edge, limit) : labelsBeside(axis, edge, limit);
  return `<path d="${marks.join("")}"${crisp}${paint("stroke", tickcolor)}/><g${paint("fill", tickfont.color)}>${labels.join("")}</g>`;
}

const besideTick = (axis, size) => axis.look.ticklen + 0.2 * size + 0.5;

// A label that would leave the sheet is left out. Where labels touch, plotly.js slants them.
function labelsBelow(axis, edge, width) {
  const labels = axis.ticks.filter(tick => tick.text);
  const end = ({ at, box }) => at + box.width / 2;
  known(labels.every((label, here) => !here || label.at - label.box.width / 2 > end(labels[here - 1]) + 2), "labels that touch");
  return labels.map(label => {
    const { at, size, box } = label;
    const x = axis.offset + at;
    const isInside = x + box.left >= 0 && x + box.left + box.width <= width;
    return isInside ? textMarkup(label, 0, edge + besideTick(axis, size) + size, ` transform="translate(${x},0)"`) : "";
  });
}

function labelsBeside(axis, edge, height) {
  return axis.ticks.filter(tick => tick.text).map(label => {
    const { at, size, lines } = label;
    const y = axis.offset + at - 0.5 * (lines.length - 1) * 1.3 * size;
    known(y > size && axis.offset + at + lines.length * 1.3 * size < height, "label at the edge");
    return textMarkup({ ...label, anchor: "end" }, edge - besideTick(axis, size), size * 0.35, ` transform="translate(0,${y})"`);
  });
}

// Shapes

function addShape(shape, panels) {
  only(shape, properties.shape);
  const panel = panels.find(({ at }) => shape.xref === "x" + at && shape.yref === "y" + at);
  known(panel && shape.layer === "below", "shape");
  const [x0, x1] = [shape.x0, shape.x1].map(value => panel.x.offset + pixel(panel.x, valueAt(panel.x, value)));
  const [y0, y1] = [shape.y0, shape.y1].map(value => panel.y.offset + pixel(panel.y, valueAt(panel.y, value)));
  panel.shapes.push(oneOf({ rect: rectangle, line: rule }, shape.type)(shape, x0, x1, y0, y1));
}

function rectangle({ fillcolor, opacity, line }, x0, x1, y0, y1) {
  known(only(line, properties.stroke).width === 0, "outline");
  return { path: `M${x0},${y0}H${x1}V${y1}H${x0}Z`, look: ` opacity="${number(opacity)}"${paint("fill", fillcolor)}`, isAlone: true };
}

function rule({ line, opacity }, x0, x1, y0, y1) {
  only(line, properties.stroke);
  known(opacity === undefined, "opacity");
  return { path: `M${x0},${y0}L${x1},${y1}`, look: ` fill="none"${stroke(line)}` };
}

function shapesMarkup(shapes) {
  const runs = [];
  for (const { path, look, isAlone } of shapes) {
    if (!isAlone && runs.at(-1)?.look === look) runs.at(-1).path += path;
    else runs.push({ path, look });
  }
  return runs.map(({ path, look }) => `<path d="${path}"${look}/>`).join("");
}

const dashes = { solid: [], dot: [1, 1], dash: [3, 3], dashdot: [3, 1, 1, 1] };

function stroke({ color, width, dash = "solid" }) {
  const unit = Math.max(number(width), 3);
  const lengths = oneOf(dashes, dash).map(part => part * unit + "px").join();
  return `${paint("stroke", color)} stroke-width="${width}px"${lengths && ` stroke-dasharray="${lengths}"`}`;
}

// Traces

function addTrace(trace, panels) {
  const panel = panels.find(({ at }) => trace.xaxis === "x" + at && trace.yaxis === "y" + at);
  known(panel, "panel");
  if (trace.type === "bar") panel.bars.push(trace);
  else {
    known(trace.type === "scatter", trace.type);
    panel.points.push(trace);
    panel.isOpen ||= trace.mode === "markers"; // Then each mark is clipped by itself.
  }
}

// Bars of one look are one path as long as each lies beyond those before it: where bars touch, one covers the other's edge.
function barsMarkup(trace, panel, clip, defs) {
  const isLying = oneOf({ h: true, v: false }, only(trace, properties.bars).orientation);
  known(isLying || !panel.x.isDay || panel.x.given.tickmode === "array" || !panel.x.isShown, "bars on days");
  const { color, line } = only(trace.marker, properties.barMarker);
  only(line, properties.stroke);
  each(trace.base, trace.x, trace.y, trace.width, color, line.color, line.width, trace.marker.pattern?.shape || color);
  const runs = [];
  trace.base.forEach((_, at) => {
    const width = number(line.width[at]);
    const bar = barOf(trace, at, panel, isLying, width === 0 && colour(color[at]).alpha === 1);
    const look = fillOf(trace.marker, at, defs) + (width ? `${paint("stroke", line.color[at])} stroke-width="${width}px"` : "");
    const run = runs.at(-1);
    if (run?.look === look && bar.low > run.high + width + 1) Object.assign(run, { path: run.path + bar.path, high: bar.high });
    else runs.push({ path: bar.path, look, high: bar.high });
  });
  return runs.map(({ path, look }) => `<path d="${path}"${look}${clip}/>`).join("");
}

function barOf(trace, at, { x, y }, isLying, isBare) {
  const [along, other, length, middle] = isLying ? [x, y, trace.x, trace.y] : [y, x, trace.y, trace.x];
  const base = valueAt(along, trace.base[at]);
  const start = valueAt(other, middle[at]) - number(trace.width[at]) / 2;
  let [a0, a1, b0, b1] = [pixel(along, base), pixel(along, base + number(length[at])), pixel(other, start), pixel(other, start + trace.width[at])];
  if (isBare) {
    a0 = a0 === a1 ? a0 : visible(a0, a1);
    a1 = a0 === a1 ? a1 : visible(a1, a0);
    b0 = visible(b0, b1);
    b1 = visible(b1, b0);
  }
  const [x0, x1, y0, y1] = isLying ? [a0, a1, b0, b1] : [b0, b1, a0, a1];
  return { path: `M${x0},${y0}V${y1}H${x1}V${y0}Z`, low: Math.min(b0, b1), high: Math.max(b0, b1) };
}

const visible = (edge, other) => Math.abs(edge - other) >= 2 ? edge : edge > other ? Math.ceil(edge) : Math.floor(edge);

function fillOf({ color, pattern }, at, defs) {
  if (!pattern || pattern.shape[at] === "") return paint("fill", color[at]);
  known(only(pattern, properties.pattern).shape[at] === "/" && pattern.fillmode === "overlay", "pattern");
  const key = [color[at], pattern.size, pattern.solidity, pattern.fgopacity].join();
  const id = defs.patterns.get(key)?.id || `${defs.prefix}-pattern${defs.patterns.size}`;
  if (!defs.patterns.has(key)) defs.patterns.set(key, { id, markup: patternMarkup(id, color[at], pattern) });
  return ` fill="url(#${id})"`;
}

function patternMarkup(id, text, { size, solidity, fgopacity }) {
  const side = number(size) * Math.sqrt(2);
  const [half, quarter] = [side / 2, side / 4];
  const lines = `M-${quarter},${quarter}l${half},-${half}M0,${side}L${side},0M${quarter * 3},${quarter * 5}l${half},-${half}`;
  return `<pattern id="${id}" width="${side}px" height="${side}px" patternUnits="userSpaceOnUse"><rect width="${side}px" height="${side}px"${paint("fill", text)}/>`
    + `<path d="${lines}" opacity="${number(fgopacity)}" stroke="${colour(text).contrast}" stroke-width="${number(solidity) * size}px"/></pattern>`;
}

const pointsMarkup = (trace, panel, clip) => oneOf({ lines: lineMarkup, markers: markersMarkup }, trace.mode)(trace, panel, clip);

function lineMarkup(trace, { x, y }, clip) {
  only(trace, properties.lines);
  const { width, shape = "linear" } = only(trace.line, properties.line);
  known(trace.fill === undefined || trace.fill === "toself", trace.fill);
  each(trace.x, trace.y);
  const points = trace.x.map((value, at) => [pixel(x, valueAt(x, value)), pixel(y, valueAt(y, trace.y[at]))]);
  if (!points.length) return "";
  const path = oneOf({ linear: straight, hv: steps }, shape)(points, Math.max(number(width) || 1, 3) / 4, trace.fill, x.length, y.length);
  const fill = trace.fill ? `<path d="${path}Z"${paint("fill", trace.fillcolor)}${clip}/>` : "";
  return fill + (width ? `<path d="${path}" fill="none"${stroke(trace.line)}${clip}/>` : "");
}

const steps = points => points.map(([x, y], at) => at ? `H${x}V${y}` : `M${x},${y}`).join("");

function straight(points, tolerance, isFilled, width, height) {
  const isInside = ([x, y]) => x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1;
  known(points.length < 3 || points.every(isInside), "line that leaves its panel");
  return "M" + thinned(points, tolerance, isFilled).join("L");
}

// plotly.js leaves points out that lie on a line's way, within a tolerance: of each run of such points it keeps the end and
// the farthest ones.
function thinned(points, tolerance, isFilled) {
  const kept = [points[0]];
  let start = points[0];
  for (let at = 1; at < points.length; at++) {
    const isEnd = isFilled && kept.length === points.length - 1;
    const [x, y] = [points[at][0] - start[0], points[at][1] - start[1]];
    const reach = Math.hypot(x, y);
    if (!isEnd && reach < tolerance * 0.2) continue;
    const run = runFrom(points, at, start, [x / reach, y / reach], reach, tolerance);
    kept.push(...run.points);
    at = run.next;
    if (at < points.length) kept.push(start = points[at]);
  }
  return kept;
}

function runFrom(points, first, start, [ux, uy], reach, tolerance) {
  let [high, low, end, highest, lowest, left, right, turnsBack] = [points[first], start, points[first], reach, 0, 0, 0, false];
  let next = first + 1;
  for (; next < points.length; next++) {
    const [x, y] = [points[next][0] - start[0], points[next][1] - start[1]];
    [left, right] = [Math.min(left, x * uy - y * ux), Math.max(right, x * uy - y * ux)];
    if (right - left > tolerance) break;
    end = points[next];
    const along = x * ux + y * uy;
    if (along > highest) [highest, high, turnsBack] = [along, end, false];
    else if (along < lowest) [lowest, low, turnsBack] = [along, end, true];
  }
  const kept = turnsBack ? [high, low] : [low, high];
  return { points: [...kept.filter(point => point !== start && point !== end), end], next };
}

// Markers may stick out of their panel, but those with their middle outside are left out.
function markersMarkup(trace, { x, y }) {
  const { symbol, size, color, opacity, line } = only(only(trace, properties.markers).marker, properties.marker);
  known(trace.cliponaxis === false && opacity === 1 && only(line, properties.stroke).width === 0, "markers");
  each(trace.x, trace.y, symbol, size, color);
  return trace.x.map((value, at) => {
    const [right, up] = [valueAt(x, value), valueAt(y, trace.y[at])];
    if (isBeyond(x, right) || isBeyond(y, up)) return "";
    return `<path transform="translate(${pixel(x, right)},${pixel(y, up)})" d="${oneOf(symbols, symbol[at])(number(size[at]) / 2)}"${paint("fill", color[at])}/>`;
  }).join("");
}

const isBeyond = ({ from, to }, value) => value < Math.min(from, to) || value > Math.max(from, to);

const triangle = radius => [round(radius * 2 / Math.sqrt(3)), round(radius / 2), round(radius)];

const symbols = {
  circle: radius => (r => `M${r},0A${r},${r} 0 1,1 0,-${r}A${r},${r} 0 0,1 ${r},0Z`)(round(radius)),
  square: radius => (r => `M${r},${r}H-${r}V-${r}H${r}Z`)(round(radius)),
  diamond: radius => (r => `M${r},0L0,${r}L-${r},0L0,-${r}Z`)(round(radius * 1.3)),
  x: radius => (r => `M0,${r}l${r},${r}l${r},-${r}l-${r},-${r}l${r},-${r}l-${r},-${r}l-${r},${r}l-${r},-${r}l-${r},${r}l${r},${r}l-${r},${r}l${r},${r}Z`)(round(radius * 0.8 / Math.SQRT2)),
  "triangle-up": radius => (([side, half, r]) => `M-${side},${half}H${side}L0,-${r}Z`)(triangle(radius)),
  "triangle-down": radius => (([side, half, r]) => `M-${side},-${half}H${side}L0,${r}Z`)(triangle(radius)),
  "triangle-right": radius => (([side, half, r]) => `M-${half},-${side}V${side}L${r},0Z`)(triangle(radius)),
};
