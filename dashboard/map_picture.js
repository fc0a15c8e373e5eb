// The second part of the script of take_away.py: the picture of a map, which draws itself (see map_sheet.js).
const PICTURE = 960, LEGEND = 240, EDGE = 24;

function mapPicture(key, format, about, around) {
  const map = around ? solid(key, around) : flat(key);
  if (!map) return;
  const content = composed(map, about);
  const name = named(about.headline).replace(/[\\/:*?"<>|]/g, " ").trim() || "map";
  if (format === "svg") saved(new Blob([content], { type: "image/svg+xml" }), `${name}.svg`);
  else rastered(content, (blob) => saved(blob, `${name}.png`));
}

function flat(key) {
  const inside = [...document.querySelectorAll(`.st-key-${key} *`)].map((one) => one.shadowRoot?.querySelector(".map")).find((one) => one?.picture);
  return inside?.picture(PICTURE - LEGEND - 3 * EDGE);
}

// What the graphics card has drawn, as the reader has turned it; only the one on this screen has a size.
function solid(key, around) {
  const canvas = [...document.querySelectorAll(`[class*="-${key}"] canvas`)].find((one) => one.clientWidth);
  if (!canvas) return null;
  const width = PICTURE - LEGEND - 3 * EDGE, height = Math.round((width * canvas.height) / canvas.width);
  const drawn = (tag, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const svg = drawn("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, drawn("image", { width, height, href: canvas.toDataURL("image/png") }));
  const middle = { x: width / 2, y: height / 2 }, turn = `rotate(-18 ${middle.x} ${middle.y})`;
  const look = { ...middle, transform: turn, "text-anchor": "middle", "font-size": 30, fill: around.colours.ink, opacity: 0.16 };
  if (around.mark) svg.append(drawn("text", look, around.mark));
  return { ...around, svg, height, font: getComputedStyle(document.body).fontFamily.replaceAll("'", '"') };
}

// Headline, map, legend and caption on the paper of the page, as one SVG that needs nothing else.
function composed(map, about) {
  const ink = map.colours, parts = [];
  let down = EDGE;
  const write = (text, size, step, x, more = {}) => {
    down += step;
    parts.push(drawnText(text, x, down - step * 0.3, size, ink.ink, more));
  };
  for (const one of wrapped(map.said, (PICTURE - 2 * EDGE) / 22)) write(one, 22, 32, EDGE, { weight: 600 });
  write(map.about, 14, 26, EDGE, { opacity: 0.75 });
  const top = down + 16;
  down = top;
  for (const one of wrapped(map.title, LEGEND / 16)) write(one, 16, 24, PICTURE - LEGEND - EDGE, { weight: 600 });
  for (const item of map.legend) {
    down += 10;
    parts.push(swatch(item, PICTURE - LEGEND - EDGE, down + 3, map));
    write([item.name, item.edges].filter(Boolean).join("  "), 13, 20, PICTURE - LEGEND - EDGE + 32);
    for (const one of wrapped(item.places, (LEGEND - 32) / 12)) write(one, 12, 18, PICTURE - LEGEND - EDGE + 32, { opacity: 0.75 });
  }
  map.svg.setAttribute("x", EDGE);
  map.svg.setAttribute("y", top);
  parts.push(new XMLSerializer().serializeToString(map.svg));
  down = Math.max(down, top + map.height) + 14;
  const feet = about.caption.split("\n").flatMap((one) => wrapped(one, (PICTURE - 2 * EDGE) / 12)).concat(location.host);
  for (const one of feet) write(one, 12, 18, EDGE, { opacity: 0.75 });
  const tall = down + EDGE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE}" height="${tall}" viewBox="0 0 ${PICTURE} ${tall}" font-family='${map.font}'>`
    + `<rect width="${PICTURE}" height="${tall}" fill="${ink.paper}"/>${parts.join("")}</svg>`;
}

const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function drawnText(text, x, y, size, fill, { weight = 400, opacity = 1 }) {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" opacity="${opacity}" xml:space="preserve">${safe(text)}</text>`;
}

function swatch({ shade }, x, y, { colours, hollow }) {
  const box = (fill, stroke, width, edge = 0) =>
    `<rect x="${x + edge}" y="${y + edge}" width="${22 - 2 * edge}" height="${16 - 2 * edge}" rx="3" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/>`;
  if (hollow && shade >= 0) return box("none", colours.ramp[shade], 4, 2);
  const base = box(shade >= 0 ? colours.ramp[shade] : colours.missing, `${colours.ink}2e`, 1, 0.5);
  if (shade !== -2) return base;
  const stripes = [4, 10, 16].map((at) => `M${x + at} ${y + 15}l${at > 12 ? 5 : 6} -14`).join("");
  return `${base}<path d="${stripes}" stroke="${colours.ramp[3]}" stroke-width="2" fill="none"/>`;
}

function rastered(content, done) {
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.width, height: 2 * image.height });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, "image/png");
    URL.revokeObjectURL(image.src);
  };
  image.src = URL.createObjectURL(new Blob([content], { type: "image/svg+xml" }));
}

function saved(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
