// The charts while a slider moves: what plotly.js would draw of a figure, as plain SVG that looks the same and takes a
// tenth of the time. The positions are plotly.js's own, its roundings included: it takes over as soon as the slider rests,
// and nothing may jump then. A figure with anything in it that is not known here stays undrawn: plotly.js knows more.

import { axisOf, setScale, pixel, valueAt, ticksOf, gridMarkup, zeroMarkup, axisMarkup } from "./axes.js";
import { known, properties, only, number, oneOf, escape, colour, paint } from "./known.js";
import { linesOf, textMarkup, measure } from "./text.js";
import { addShape, shapesMarkup, addTrace, barsMarkup, pointsMarkup } from "./traces.js";

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
  const drawn = [...panels.flatMap(panel => [panelMarkup(panel, defs), ...axesMarkup(panel)]), ...notes.map(noteMarkup)];
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

const axesMarkup = ({ x, y, place }) => [axisMarkup(x, y, "x", place.width), axisMarkup(y, x, "y", place.height)];
