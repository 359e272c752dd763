// The page's script where the page is computed by the program that serves it: what that only tells comes in bundles.
import * as page from "./whatif.js";

// Links in notebooks and reports have no key: from now on this browser has it.
try {
  localStorage.setItem("deals.whatif", new URL(document.baseURI).pathname);
} catch {
  // A browser that keeps nothing: such links say what to do.
}

export const { address, ground, plotlyReady } = page;

export function start(program) {
  const tell = name => (...what) => program.invokeMethodAsync(name, ...what);
  page.start(tell("Slide"), tell("Rest"), tell("ReadAddress"), tell("ReadFile"), tell("Redraw"), tell("Press"));
}

export function apply(bundle) {
  for (const [verb, ...what] of JSON.parse(new TextDecoder().decode(bundle))) page[verb](...what);
}
