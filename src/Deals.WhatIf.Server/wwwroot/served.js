// The page's script where the page is computed by the program that serves it: what that only tells comes in bundles.
import * as page from "./whatif.js";

// Links in notebooks and reports have no key: from now on this browser has it.
try {
  localStorage.setItem("deals.whatif", new URL(document.baseURI).pathname);
} catch {
  // A browser that keeps nothing: such links say what to do.
}

export const { address, ground, plotlyReady } = page;

let told = null;

// A cell of a notebook that shows the page is told how high it is, and whether it lives; it says on which ground it stands.
const isInCell = window.parent !== window;
const tellCell = state => window.parent.postMessage({ deals: state, height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");

if (isInCell) {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme) page.setTheme(theme);
  window.addEventListener("message", event => {
    if (event.source === window.parent && ["dark", "light"].includes(event.data?.dealsTheme)) page.setTheme(event.data.dealsTheme);
  });
  // VS Code scrolls a notebook by a script that hears no wheel over a frame: the cell is told of each that scrolls nothing here.
  const scrolls = at => at instanceof Element && at.scrollHeight > at.clientHeight && ["auto", "scroll"].includes(getComputedStyle(at).overflowY);
  window.addEventListener("wheel", event => {
    if (event.ctrlKey || event.composedPath().some(scrolls)) return;
    // It reads the old wheelDelta where there is one, of the other sign.
    const { deltaX, deltaY, deltaMode, wheelDeltaX, wheelDeltaY } = event;
    window.parent.postMessage({ dealsWheel: { deltaX, deltaY, deltaMode, wheelDeltaX, wheelDeltaY } }, "*");
  }, { passive: true });
}

// A page whose program has forgotten it begins anew where it stood: its address has all of it.
document.getElementById("components-reconnect-modal").addEventListener("components-reconnect-state-changed", event => {
  const { state } = event.detail;
  if (state === "rejected" || state === "resume-failed") location.reload();
  else if (isInCell && (state === "show" || state === "failed" || state === "retrying")) tellCell("lost");
  else if (isInCell && state === "hide") tellCell("shown");
});

export function start(program) {
  told = program;
  const tell = name => (...what) => program.invokeMethodAsync(name, ...what);
  page.start(tell("Slide"), tell("Rest"), tell("ReadAddress"), tell("ReadFile"), tell("Redraw"), tell("Press"));
}

export function apply(bundle) {
  for (const [verb, ...what] of JSON.parse(new TextDecoder().decode(bundle))) {
    page[verb](...what);
    if (verb !== "ready" || !isInCell) continue;
    // At once, too: a browser tells no sizes in a frame that is not on the screen.
    tellCell("shown");
    new ResizeObserver(() => tellCell("shown")).observe(document.body);
  }
}

// Done when all that was told before has been heard and answered.
export const answered = () => told.invokeMethodAsync("Answer");
