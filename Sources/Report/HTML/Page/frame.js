// What every page has: its controls, light and dark, paper.
const form = document.getElementById("filter");
const main = document.getElementById("main");
const control = (id) => document.getElementById(id);

function options(select, entries) {
  select.replaceChildren(...entries.map(([value, words]) => make("option", { value }, words)));
}

// Light, dark, or as the system has it.
const themes = ["auto", "light", "dark"];
function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  control("theme").textContent = `Theme: ${theme}`;
}
function keptTheme(theme) {
  try {
    if (theme) localStorage.setItem("bayplan-theme", theme);
    else return localStorage.getItem("bayplan-theme");
  } catch {
    // A page from a file may have no storage; the choice is then for this visit.
  }
  return theme;
}
let theme = themes.includes(keptTheme()) ? keptTheme() : "auto";
setTheme(theme);
control("theme").addEventListener("click", () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  keptTheme(theme);
  setTheme(theme);
});

// On paper there is no button for more.
addEventListener("beforeprint", () => {
  for (const section of main.children) section.showAll?.();
});
