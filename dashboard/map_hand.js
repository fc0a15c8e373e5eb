// The second part of map_sheet.js, which it is joined to.
// Reader's hand: pointer, keyboard, zoom.
function listen(map) {
  const { svg } = map, codeOf = (event) => event.target.closest?.("[data-code]")?.dataset.code;
  let held = null;
  svg.addEventListener("pointermove", (event) => (held ? pulled(map, held, event) : tell(map, codeOf(event), event)));
  svg.addEventListener("pointerleave", () => { map.tip.hidden = true; });
  svg.addEventListener("pointerdown", (event) => {
    if (map.view.width < map.sheet.width) held = { x: event.clientX, y: event.clientY, view: { ...map.view }, moved: false };
  });
  window.addEventListener("pointerup", () => { if (held) setTimeout(() => { held = null; }); });
  svg.addEventListener("click", (event) => { if (!held?.moved) enter(map, codeOf(event)); });
  svg.addEventListener("keydown", (event) => keyed(map, event, codeOf(event)));
  svg.addEventListener("focusin", (event) => tell(map, codeOf(event)));
  svg.addEventListener("focusout", () => { map.tip.hidden = true; });
  map.watch?.disconnect();
  map.watch = new ResizeObserver(() => map.sheet && repaint(map));
  map.watch.observe(map.stage);
  map.light ??= matchMedia("(prefers-color-scheme: dark)");
  map.light.onchange = () => setTimeout(() => show(map, map.shown), 300);
}

function enter(map, code) {
  if (!code) return;
  stop(map);
  map.tell("enter", `${code} ${map.data.views[map.shown].name}`);
}

function keyed(map, event, code) {
  const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") map.tip.hidden = true;
  else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); enter(map, code); }
  else if (move) {
    event.preventDefault();
    const units = map.sheet.units, at = units.findIndex(([one]) => one === code), next = units[(at + move + units.length) % units.length][0];
    map.svg.areas.get(code).setAttribute("tabindex", -1);
    map.svg.areas.get(next).setAttribute("tabindex", 0);
    map.svg.areas.get(next).focus();
  }
}

function tell(map, code, event) {
  map.tip.hidden = !code;
  if (!code) return;
  const unit = map.sheet.units.find(([one]) => one === code), words = map.data.words;
  const [, fact, when, sentence] = map.data.views[map.shown].units[code] ?? [-1, words.missing, "", ""];
  const parts = [made("b", { textContent: unit[6] }), made("div", { textContent: fact })];
  if (when) parts.push(made("div", { className: "when", textContent: when }));
  if (sentence) parts.push(made("div", { className: "sentence", textContent: sentence }));
  if (unit[7]) parts.push(made("div", { className: "when", textContent: words.enter }));
  map.tip.replaceChildren(...parts);
  const room = map.stage.getBoundingClientRect(), shape = map.svg.areas.get(code).getBoundingClientRect();
  const x = (event?.clientX ?? shape.x + shape.width / 2) - room.x, y = (event?.clientY ?? shape.y + shape.height / 2) - room.y;
  const left = x + 16 + map.tip.offsetWidth > room.width ? x - 16 - map.tip.offsetWidth : x + 16;
  map.tip.style.left = `${Math.max(4, Math.min(left, room.width - map.tip.offsetWidth - 4))}px`;
  map.tip.style.top = `${y + 16 + map.tip.offsetHeight > room.height ? Math.max(4, y - 12 - map.tip.offsetHeight) : y + 16}px`;
}

function pulled(map, held, event) {
  const px = held.view.width / map.svg.getBoundingClientRect().width, x = held.x - event.clientX, y = held.y - event.clientY;
  held.moved ||= Math.hypot(x, y) > 4;
  if (held.moved) framed(map, held.view.x + x * px, held.view.y + y * px, held.view.width);
}

function zoomed(map, factor) {
  const { x, y, width, height } = map.view, all = map.sheet.width;
  const next = factor ? Math.min(all, Math.max(all / CLOSEST, width / factor)) : all;
  framed(map, x + (width - next) / 2, y + (height - (next * height) / width) / 2, next);
}

function framed(map, x, y, width) {
  const height = (width * map.sheet.height) / map.sheet.width;
  map.view = {
    x: Math.max(0, Math.min(x, map.sheet.width - width)), y: Math.max(0, Math.min(y, map.sheet.height - height)), width, height,
  };
  map.svg.classList.toggle("near", width < map.sheet.width);
  repaint(map);
}
