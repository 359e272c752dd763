// Texts: plotly.js's few tags, and how large each comes out.

import { known, oneOf, escape, paint } from "./known.js";

const readText = new Map();

export function linesOf(text) {
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

export function textMarkup({ lines, size, anchor }, x, y, rest = "") {
  const spans = lines.length === 1 ? lines[0] : lines.map((line, at) => `<tspan x="${x}" y="${y}" dy="${at * 1.3}em">${line}</tspan>`).join("");
  return `<text x="${x}" y="${y}" font-size="${size}px" text-anchor="${anchor}"${rest}>${spans}</text>`;
}

// The boxes of texts, as the browser sets them: all that are new in one go, as each time it lays the page out anew.
// Nothing cheaper knows them: letters of other fonts and letters that stick out change them.

const boxes = new Map();
let ruler = null;

export function measure(texts, family) {
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
