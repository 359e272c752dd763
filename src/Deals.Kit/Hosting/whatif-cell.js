// Puts the page with sliders in the place of its picture as soon as it lives, and the picture back when it does not.
(function () {
  "use strict";

  // Longer than the page takes on a busy machine.
  const patience = 10000;
  const isDark = () => window.dealsFigures && window.dealsFigures.isDark ? window.dealsFigures.isDark() : window.matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = () => isDark() ? "dark" : "light";

  document.querySelectorAll(".deals-whatif-cell[data-address]").forEach(cell => {
    if (cell.dealsSeen) return;
    cell.dealsSeen = true;
    const still = cell.querySelector(".deals-whatif-still");
    const note = still.lastElementChild;
    const said = note.textContent;
    const frame = document.createElement("iframe");
    const address = new URL(cell.dataset.address);
    address.searchParams.set("theme", theme());
    Object.assign(frame, { src: address.href, title: "What if: sliders and a figure that follows them", allow: "clipboard-write" });
    frame.style.cssText = "display:block;width:100%;height:0;border:0;color-scheme:normal";

    function lost() {
      frame.style.height = "0";
      still.hidden = false;
      note.textContent = "The sliders have lost their kernel. " + said;
    }

    const waiting = setTimeout(lost, patience);
    window.addEventListener("message", event => {
      if (event.source !== frame.contentWindow || !event.data) return;
      clearTimeout(waiting);
      if (event.data.dealsWheel) return frame.dispatchEvent(new WheelEvent("wheel", { ...event.data.dealsWheel, bubbles: true }));
      if (event.data.deals === "lost") return lost();
      if (event.data.deals !== "shown") return;
      frame.style.height = event.data.height + "px";
      still.hidden = true;
      dress();
    });

    const dress = () => frame.contentWindow && frame.contentWindow.postMessage({ dealsTheme: theme() }, address.origin);
    new MutationObserver(dress).observe(document.body, { attributes: true, attributeFilter: ["class", "data-vscode-theme-kind", "data-jp-theme-light", "data-theme"] });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
    cell.append(frame);
  });
})();
