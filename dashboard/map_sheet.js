// The map: maps.py says what is drawn, here it is drawn, stepped through and picked from. Nothing is asked of any server.
const SVG = "http://www.w3.org/2000/svg";
const STEP = 1400, TEXT = 13, SMALL = 18, DOT = 6, RIM = 5, GAP = 2, CLOSEST = 16; // milliseconds, pixels, and the strongest zoom
const FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Helvetica Neue", sans-serif';

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".map");
  const map = (root.map ??= { root, shown: -1 });
  const content = JSON.stringify({ ...data, at: 0 });
  map.tell = setTriggerValue;
  if (map.content !== content) {
    stop(map);
    Object.assign(map, { data, content, told: null, sheet: null });
    furnish(map);
  }
  if (data.at === map.told) map.told = null; // the page has come after the slider
  if (!map.timer && !map.told) show(map, data.views.findIndex((view) => view.name === data.at));
  return () => stop(map);
}

function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function line(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The parts around the drawing: built once for a selection, so that the keyboard stays where it is.
function furnish(map) {
  const { data, root } = map, words = data.words, steps = data.views.length - 1;
  map.svg = line("svg", { role: "group" });
  map.tip = made("div", { className: "tip", hidden: true });
  map.legend = made("ul", { className: "legend" });
  map.legend.setAttribute("aria-label", words.legend);
  map.said = made("p", { className: "said" });
  const zoom = made("div", { className: "zoom" });
  for (const [sign, name, factor] of [["+", "closer", 2], ["−", "out", 0.5], ["↺", "reset", 0]]) {
    const button = made("button", { type: "button", textContent: sign, title: words[name], onclick: () => zoomed(map, factor) });
    button.setAttribute("aria-label", words[name]);
    zoom.append(button);
  }
  map.stage = made("div", { className: "stage" }, map.svg, zoom, map.tip);
  const walk = steps > 1 || data.at !== data.views[0].name ? [walkway(map, steps)] : []; // one step is the latest itself
  root.replaceChildren(
    made("div", { className: "left" }, map.stage, ...walk, map.said),
    made("div", { className: "right" }, made("h2", { textContent: data.title }), map.legend),
  );
  listen(map);
  root.picture = (width) => picture(map, width);
}

function walkway(map, steps) {
  const { words } = map.data;
  map.play = made("button", { type: "button", className: "play", onclick: () => (map.timer ? settle(map) : start(map)) });
  map.slider = made("input", { type: "range", min: 1, max: steps, step: 1 });
  map.slider.setAttribute("aria-label", words.slider);
  map.slider.oninput = () => { stop(map); show(map, Number(map.slider.value)); later(map); };
  map.step = made("output", {});
  map.latest = made("button", { type: "button", className: "latest", textContent: map.data.views[0].label });
  map.latest.onclick = () => { stop(map); show(map, 0); settle(map); };
  const end = (view) => made("span", { textContent: view.label });
  const ends = made("div", { className: "ends" }, end(map.data.views[1]), end(map.data.views[steps]));
  const parts = steps > 1 ? [map.play, made("div", { className: "track" }, map.slider, ends)] : [];
  if (steps === 1) parts.push(made("button", { type: "button", className: "only", textContent: map.data.views[1].label, onclick: () => { show(map, 1); settle(map); } }));
  return made("div", { className: "walk" }, ...parts, map.step, map.latest);
}

// Time: while it plays the rest of the page stands still, and pales; when it stops the page follows.
function start(map) {
  clearTimeout(map.wait);
  const last = map.data.views.length - 1;
  const on = () => {
    show(map, map.shown >= last ? 1 : map.shown + 1);
    if (map.shown === last) settle(map);
  };
  map.timer = setInterval(on, STEP);
  document.querySelector("[data-testid=stMain]")?.setAttribute("data-map-plays", "");
  on();
}

function stop(map) {
  clearInterval(map.timer);
  map.timer = 0;
  document.querySelector("[data-testid=stMain]")?.removeAttribute("data-map-plays");
}

function settle(map) {
  stop(map);
  clearTimeout(map.wait);
  const { name } = map.data.views[map.shown];
  controls(map);
  if (name === map.data.at && !map.told) return;
  map.told = name;
  map.data = { ...map.data, at: name };
  map.tell("period", name);
}

function later(map) {
  clearTimeout(map.wait);
  map.wait = setTimeout(() => settle(map), 500);
}

function show(map, index) {
  map.shown = Math.max(index, 0);
  const view = map.data.views[map.shown];
  if (map.sheet !== map.data.sheets[view.sheet]) {
    map.sheet = map.data.sheets[view.sheet];
    map.view = home(map.sheet);
    build(map.svg, map.sheet, map);
  }
  map.svg.setAttribute("aria-label", [view.said, map.data.alt].join(" "));
  repaint(map);
  map.legend.replaceChildren(...view.legend.map((item) => entry(item, colours(map), map.data.hollow)));
  controls(map);
}

function controls(map) {
  const view = map.data.views[map.shown];
  map.root.toggleAttribute("data-plays", Boolean(map.timer));
  map.said.textContent = map.timer ? view.said : map.data.words[map.data.views.length > 2 ? "hint_play" : "hint"];
  if (!map.latest) return;
  map.play.textContent = map.timer ? "❚❚" : "▶";
  map.play.setAttribute("aria-label", map.data.words[map.timer ? "pause" : "play"]);
  map.play.title = map.data.words[map.timer ? "pause" : "play"];
  map.latest.setAttribute("aria-pressed", String(map.shown === 0));
  map.slider.classList.toggle("off", map.shown === 0);
  if (map.shown) map.slider.value = map.shown;
  else map.slider.value = map.data.views.length - 1;
  map.slider.setAttribute("aria-valuetext", view.label);
  map.step.textContent = map.shown ? view.label : "";
}

// The drawing. Sizes are in sheet units; px is how many of them a pixel has.
const home = (sheet) => ({ x: 0, y: 0, width: sheet.width, height: sheet.height });

function colours(map) {
  const paper = getComputedStyle(map.root).getPropertyValue("--st-background-color").trim() || "#ffffff";
  const dark = /^#[0-7]/.test(paper);
  return { ...map.data.colours[dark ? "dark" : "light"], dark };
}

function build(svg, sheet, map) {
  svg.areas = new Map();
  const clips = line("defs", {}), areas = line("g", {}), rims = line("g", { "pointer-events": "none" });
  svg.gaps = line("path", { d: sheet.units.map(([, path]) => path).join(""), fill: "none", "stroke-linejoin": "round", "pointer-events": "none" });
  svg.rims = new Map();
  for (const [code, path, , , , , title] of sheet.units) {
    const area = line("path", { id: `s${code}`, class: "area", d: path, role: "button", tabindex: -1, "data-code": code, "data-title": title });
    const rim = line("path", { d: path, fill: "none", "clip-path": `url(#c${code})` });
    clips.append(line("clipPath", { id: `c${code}` }, line("path", { d: path })));
    areas.append(area);
    rims.append(rim);
    svg.areas.set(code, area);
    svg.rims.set(code, rim);
  }
  areas.firstChild?.setAttribute("tabindex", 0);
  svg.hatch = line("pattern", { id: "inside", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  clips.append(svg.hatch);
  svg.over = line("g", { "pointer-events": "none", "font-family": FONT });
  svg.replaceChildren(clips, areas, rims, svg.gaps, svg.over);
  svg.group = areas;
  map.tip.hidden = true;
}

function repaint(map) {
  const { x, y, width, height } = map.view, room = map.svg.getBoundingClientRect();
  map.svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  map.stage.style.setProperty("--tall", map.sheet.height / map.sheet.width);
  const px = room.width ? Math.max(width / room.width, height / room.height) : width / 760;
  paint(map.svg, map, px, map.view);
}

function paint(svg, map, px, frame) {
  const { sheet, data } = map, view = data.views[map.shown], ink = colours(map);
  hatch(svg.hatch, ink, px);
  for (const [code, , , , , , title] of sheet.units) {
    const [shade, fact, when] = view.units[code] ?? [-1, data.words.missing, ""];
    const area = svg.areas.get(code), rim = svg.rims.get(code), chosen = code === data.chosen, hollow = data.hollow && shade >= 0;
    const fill = shade === -2 ? "url(#inside)" : shade < 0 ? ink.missing : hollow ? ink.paper : ink.ramp[shade];
    attributes(area, { fill, stroke: chosen ? ink.ink : ink.paper, "stroke-width": (chosen ? 2.5 : 1) * px, "stroke-linejoin": "round" });
    attributes(rim, { stroke: hollow ? ink.ramp[shade] : "none", "stroke-width": 2 * (RIM + GAP) * px });
    area.setAttribute("aria-label", [title, fact, when].filter(Boolean).join(data.words.comma));
    if (chosen) svg.group.append(area);
  }
  attributes(svg.gaps, { stroke: data.hollow ? ink.paper : "none", "stroke-width": 2 * GAP * px }); // so that two frames stay two
  svg.style.setProperty("--px", px);
  svg.over.replaceChildren(...dots(map, view, ink, px), ...names(map, view, ink, px), ...stamps(map, view, ink, px, frame));
}

function attributes(element, values) {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
}

function hatch(pattern, ink, px) {
  attributes(pattern, { width: 7 * px, height: 7 * px });
  pattern.replaceChildren(
    line("rect", { width: 7 * px, height: 7 * px, fill: ink.missing }), line("rect", { width: 2 * px, height: 7 * px, fill: ink.ramp[3] }),
  );
}

const isSmall = (side, px) => side / px < SMALL;

function dots(map, view, ink, px) {
  return map.sheet.units.filter(([code, , , , side]) => isSmall(side, px) && (code in view.units || code === map.data.chosen)).map(([code, , x, y]) => {
    const shade = view.units[code]?.[0] ?? -1, hollow = map.data.hollow && shade >= 0;
    const fill = shade === -2 ? "url(#inside)" : shade < 0 ? ink.missing : hollow ? ink.paper : ink.ramp[shade];
    const look = { fill, stroke: hollow ? ink.ramp[shade] : ink.ink, "stroke-width": (hollow ? 3 : 1.5) * px };
    return line("circle", { cx: x, cy: y, r: DOT * px, class: "dot", "data-code": code, "pointer-events": "all", ...look });
  });
}

// Names where there is room: the chosen unit first, then those with a figure.
function names(map, view, ink, px) {
  const rank = ([code]) => (code === map.data.chosen ? 0 : code in view.units ? 1 : 2);
  const taken = [], found = [];
  for (const [, , x, y, side, label] of [...map.sheet.units].sort((a, b) => rank(a) - rank(b))) {
    const half = (wide(label) * TEXT * px) / 2 + 3 * px, tall = 9 * px, middle = isSmall(side, px) ? y - (DOT + 9) * px : y;
    const spot = [x - half, middle - tall, x + half, middle + tall];
    if (taken.some((other) => spot[0] < other[2] && other[0] < spot[2] && spot[1] < other[3] && other[1] < spot[3])) continue;
    taken.push(spot);
    found.push(
      line("rect", { x: spot[0], y: spot[1], width: 2 * half, height: 2 * tall, rx: 3 * px, fill: ink.paper, opacity: 0.85 }),
      line("text", { x, y: middle + 4.6 * px, "text-anchor": "middle", "font-size": TEXT * px, fill: ink.ink }, label),
    );
  }
  return found;
}

const wide = (label) => [...label].reduce((sum, sign) => sum + (sign > "\u00ff" ? 1 : 0.6), 0);

// The period in the corner, and the mark of made-up data across the sheet.
function stamps(map, view, ink, px, frame) {
  const found = [], { x, y, width, height } = frame ?? home(map.sheet);
  if (map.shown && frame) {
    const size = 24 * px, look = { x: frame.x + 14 * px, y: frame.y + 32 * px, "font-size": size, "font-weight": 600, fill: ink.ink };
    const behind = { x: look.x - 6 * px, y: look.y - size, width: (wide(view.label) * 24 + 12) * px, height: 1.3 * size, rx: 3 * px };
    found.push(line("rect", { ...behind, fill: ink.paper, opacity: 0.78 }), line("text", look, view.label));
  }
  if (!map.data.mark) return found;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const turn = `rotate(-18 ${middle.x} ${middle.y})`;
  return [...found, line("text", { ...middle, transform: turn, "text-anchor": "middle", "font-size": 30 * px, fill: ink.ink, stroke: ink.paper, "stroke-width": 3 * px, "paint-order": "stroke", "stroke-linejoin": "round", opacity: 0.2 }, map.data.mark)];
}

function entry(item, ink, hollow) {
  const swatch = made("i", {});
  if (item.shade === -2) swatch.style.background = `repeating-linear-gradient(135deg, ${ink.ramp[3]} 0 2px, ${ink.missing} 2px 6px)`;
  else if (hollow && item.shade >= 0) Object.assign(swatch.style, { background: "none", border: `4px solid ${ink.ramp[item.shade]}`, boxSizing: "border-box" });
  else swatch.style.background = item.shade < 0 ? ink.missing : ink.ramp[item.shade];
  const parts = [swatch, made("b", { textContent: item.name }), made("span", { textContent: item.edges })];
  return made("li", {}, ...parts, ...(item.places ? [made("small", { textContent: item.places })] : []));
}

// The map as it goes into a picture: a sheet of its own, so many pixels wide, with what stands beside it.
function picture(map, width) {
  const view = map.data.views[map.shown], { sheet } = map, height = Math.round((width * sheet.height) / sheet.width);
  const svg = line("svg", { viewBox: `0 0 ${sheet.width} ${sheet.height}`, width, height });
  build(svg, sheet, map);
  paint(svg, map, sheet.width / width);
  const about = [map.data.place, view.label].join(" · ");
  return { svg, height, about, said: view.said, title: map.data.title, legend: view.legend, hollow: map.data.hollow, colours: colours(map), font: FONT };
}
