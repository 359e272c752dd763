// What is drawn here is known to the last property: anything else is left to plotly.js.

export function known(isKnown, what) {
  if (!isKnown) throw new Error(`Not known here: ${what}`);
}

const names = text => new Set(text.split(" "));

export const properties = {
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

export function only(object, allowed) {
  for (const name in object) known(allowed.has(name), name);
  return object;
}

export function number(value) {
  known(Number.isFinite(value), value);
  return value;
}

// Arrays that say something of each bar, point or marker.
export function each(...arrays) {
  known(arrays.every(array => Array.isArray(array) && array.length === arrays[0].length), "arrays");
}

export function oneOf(table, name) {
  known(Object.hasOwn(table, name), name);
  return table[name];
}

export const round = value => Math.round(value * 100) / 100;

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" };
export const escape = text => text.replace(/[&<>"']/g, letter => entities[letter]);

// Colours

const colours = new Map();

export function colour(text) {
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

export function paint(property, text) {
  const { rgb, alpha } = colour(text);
  return ` ${property}="${rgb}"${alpha < 1 ? ` ${property}-opacity="${alpha}"` : ""}`;
}
