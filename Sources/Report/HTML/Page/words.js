// Small words and elements.

/** An element with properties, attributes and children; what is null or false is left out. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const counted = (count, word) => `${grouped(count)} ${word}${count === 1 ? "" : "s"}`;
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202F");
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const place = (at) => (at.file ? `${at.file}:${at.line}` : "");
const faint = (words) => (words ? make("span", { class: "faint" }, words) : null);
const spoken = (words) => make("span", { class: "spoken" }, words);

/** `500m`, `1.5Gi`, `4`: as bayplan writes amounts, cut and never rounded up. */
function amount(resource, value) {
  if (resource === "cpu") return value % 1000 === 0 ? String(value / 1000) : `${value}m`;
  const isBytes = resource === "memory" || resource === "ephemeral-storage" || resource.startsWith("hugepages-");
  if (!isBytes || value < 1024) return String(value);
  let unit = 1024;
  let name = 0;
  while (name < 5 && value / 1024 >= unit) {
    unit *= 1024;
    name++;
  }
  return `${Math.floor((value / unit) * 10) / 10}${["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"][name]}`;
}

const percent = (share) => `${Math.floor(share * 100 + 1e-9)}\u202F%`;

/** `TT` for TaintToleration. */
const initials = (plugin) => plugin.replace(/[^A-Z]/g, "").slice(0, 4) || plugin.slice(0, 2);

const hues = {
  TaintToleration: 75, NodeResourcesFit: 25, NodeAffinity: 250, PodTopologySpread: 305, InterPodAffinity: 190,
  NodeUnschedulable: 130, NodePorts: 345, DynamicResources: 275, VolumeBinding: 155, PreFilter: 225,
};

/** A plugin's colour; its letters stand beside it everywhere. */
function hue(plugin) {
  if (plugin in hues) return hues[plugin];
  let sum = 0;
  for (const letter of plugin) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}

const chip = (plugin, isFirst = true) =>
  make("span", { class: isFirst ? "chip" : "chip also", style: `--hue:${hue(plugin)}` }, `✕ ${initials(plugin)}`);

const badge = (kind, words) => make("span", { class: `badge ${kind}` }, words ?? kind);

/** A list of rows that grows by a button, so that a thousand rows cost nothing until someone wants them. */
function paged(items, size, word, add) {
  let end = 0;
  const button = make("button", { type: "button", class: "more", onclick: () => grow(size, true) });
  const grow = (count, focuses) => {
    const start = end;
    end = Math.min(items.length, end + count);
    add(items.slice(start, end), focuses);
    const rest = items.length - end;
    button.hidden = rest === 0;
    button.textContent = `Show ${rest <= size ? "the last " + counted(rest, word) : grouped(size) + " more of " + counted(rest, word)}`;
  };
  grow(size, false);
  return { button, showAll: () => grow(items.length, false), reach: (index) => index >= end && grow(index + 1 - end, false) };
}

const media = (query) => matchMedia(query).matches;
