// Shapes, bars, lines and markers.

import { pixel, valueAt } from "./axes.js";
import { known, properties, only, number, each, oneOf, round, colour, paint } from "./known.js";

// Shapes

export function addShape(shape, panels) {
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

export function shapesMarkup(shapes) {
  const runs = [];
  for (const { path, look, isAlone } of shapes) {
    if (!isAlone && runs.at(-1)?.look === look) runs.at(-1).path += path;
    else runs.push({ path, look });
  }
  return runs.map(({ path, look }) => `<path d="${path}"${look}/>`).join("");
}

const dashes = { solid: [], dot: [1, 1], dash: [3, 3], dashdot: [3, 1, 1, 1] };

export function stroke({ color, width, dash = "solid" }) {
  const unit = Math.max(number(width), 3);
  const lengths = oneOf(dashes, dash).map(part => part * unit + "px").join();
  return `${paint("stroke", color)} stroke-width="${width}px"${lengths && ` stroke-dasharray="${lengths}"`}`;
}

// Traces

export function addTrace(trace, panels) {
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
export function barsMarkup(trace, panel, clip, defs) {
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

export const pointsMarkup = (trace, panel, clip) => oneOf({ lines: lineMarkup, markers: markersMarkup }, trace.mode)(trace, panel, clip);

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

export const steps = points => points.map(([x, y], at) => at ? `H${x}V${y}` : `M${x},${y}`).join("");

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
  "triangle-left": radius => (([side, half, r]) => `M${half},-${side}V${side}L-${r},0Z`)(triangle(radius)),
  "triangle-right": radius => (([side, half, r]) => `M-${half},-${side}V${side}L${r},0Z`)(triangle(radius)),
};
