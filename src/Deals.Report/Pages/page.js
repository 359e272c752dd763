// Lets a reader choose the theme; until then the page follows the system's. Hides what does not work from a disk.
(function () {
  "use strict";

  // The what-if page beside this one reads its data from where it is hosted; from a disk it may not.
  if (location.protocol === "file:") document.querySelectorAll(".hosted").forEach(function (link) { link.hidden = true; });

  const button = document.querySelector(".theme");
  if (!button) return;
  const root = document.documentElement;

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function tell() {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Use the light theme" : "Use the dark theme");
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    // Figures look at the body.
    document.body.dataset.theme = root.dataset.theme;
    tell();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  tell();
})();
