// Scales, ticks and how they are drawn.

import { known, properties, only, number, oneOf, round, paint } from "./known.js";
import { linesOf, textMarkup } from "./text.js";

export function axisOf(axis, look) {
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

export function setScale(axis, offset, length, start, end) {
  Object.assign(axis, { offset, length, slope: length / (end - start) });
  axis.intercept = -axis.slope * start;
}

export const pixel = (axis, value) => round(axis.intercept + axis.slope * value);

export function valueAt(axis, value) {
  if (!axis.isDay) return number(value);
  known(/^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(value), value);
  return number(Date.parse(value.replace(" ", "T") + (value.length > 10 ? "Z" : "")));
}

const showsZero = ({ given, isDay, isShown, from, to }) => isShown && !isDay && given.zeroline && from * to <= 0;

export function ticksOf(axis) {
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

const crisp = " fill=\"none\" shape-rendering=\"crispEdges\"";

const across = (axis, other, letter, at) => letter === "x" ? `M${axis.offset + at},${other.offset}v${other.length}` : `M${other.offset},${axis.offset + at}h${other.length}`;

export function gridMarkup(axis, other, letter) {
  if (!axis.isShown || !axis.given.showgrid) return "";
  const lines = axis.ticks.filter(({ at, value }) => at > 1 && at < axis.length - 1 && (value !== 0 || !showsZero(axis)));
  return lines.length ? `<path d="${lines.map(({ at }) => across(axis, other, letter, at)).join("")}"${crisp}${paint("stroke", axis.look.gridcolor)}/>` : "";
}

export function zeroMarkup(axis, other, letter) {
  if (!showsZero(axis)) return "";
  const width = Math.max(1, Math.round(number(axis.given.zerolinewidth)));
  return `<path d="${across(axis, other, letter, pixel(axis, 0))}"${crisp}${paint("stroke", axis.given.zerolinecolor)} stroke-width="${width}px"/>`;
}

export function axisMarkup(axis, other, letter, limit) {
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
