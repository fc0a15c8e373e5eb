// The rows of what a reader takes along: see take_away.py. Nothing is asked of any server.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".take button[data-act]");
  if (!button) return;
  const row = button.closest(".take"), data = JSON.parse(row.dataset.take), act = button.dataset.act;
  if (act === "link") copy(row, data, address(data.pinned));
  else if (act === "cite") cite(button, row, data);
  else if (act === "copy") copy(row, data, button.parentElement.nextElementSibling.textContent);
  else picture(data, act, row);
});

async function copy(row, data, content) {
  const said = row.querySelector(".said");
  const message = (await copied(content)) ? data.words.copied : data.words.not_copied;
  said.textContent = message;
  setTimeout(() => { if (said.textContent === message) said.textContent = ""; }, 4000);
}

function cite(opener, row, data) {
  const box = row.querySelector(".references");
  box.hidden = !box.hidden;
  opener.setAttribute("aria-expanded", String(!box.hidden));
  box.replaceChildren();
  if (box.hidden) return;
  for (const reference of data.references) {
    const line = box.appendChild(Object.assign(document.createElement("div"), { className: "name", textContent: reference.name }));
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: data.words.copy });
    button.dataset.act = "copy";
    line.appendChild(button);
    box.appendChild(document.createElement("p")).textContent = filled(reference.text, title(row), address(data.pinned));
  }
}

// The address of what is shown, also where the page chose by itself what the address leaves open.
function address(pinned) {
  const found = new URL(location.href);
  for (const [name, value] of Object.entries(pinned)) {
    if (value) found.searchParams.set(name, value);
    else found.searchParams.delete(name);
  }
  return found.href;
}

// The places of the reference that only the browser knows: the reader's day, the address, the title of what is cited.
function filled(reference, title, address) {
  const now = new Date();
  const day = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  return reference.replace("{accessed}", day).replace("{address}", address).replace("{title}", title.replace(/[。.]$/, ""));
}

async function copied(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    // Without https the browser has no clipboard for scripts: the old way still copies a selection.
    const field = Object.assign(document.createElement("textarea"), { value: content });
    field.style.cssText = "position:fixed;opacity:0";
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

// Elements of the page in the order of reading.
const main = () => document.querySelector("[data-testid=stMain]") ?? document.body;
const plain = (element) => (element?.innerText ?? "").replace(/[\u2060\u00ad]/g, "").trim();
const follows = (node, other) => Boolean(node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

// A title as the name of a file, without half a word at its end.
function named(title) {
  const flat = title.replace(/\s+/g, " "), short = flat.slice(0, 60);
  return (flat.length > 60 ? short.replace(/(?<=.{40}) \S*$/, "") : short).replace(/[。.,，;；:：]$/, "");
}

function title(row) {
  const before = [...main().querySelectorAll("h1.headline, h2.section")].filter((one) => follows(one, row));
  return plain(before.at(-1));
}

// What a caption says without the lines that help on the page only.
function lasting(caption) {
  const hints = [...(caption?.querySelectorAll(".hint") ?? [])].map(plain);
  return plain(caption).split("\n").filter((line) => !hints.includes(line.trim())).join("\n");
}

function picture({ chart: key, around }, format, row) {
  const captions = [...main().querySelectorAll("p.caption")].filter((one) => follows(row, one));
  const about = { headline: plain(main().querySelector("h1.headline")), section: title(row), caption: lasting(captions[0]) };
  const drawn = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  if (!drawn) {
    mapPicture(key, format, about, around);
    return;
  }
  const tool = drawn.querySelector(".modebar-btn");
  if (!tool) return;
  const before = drawn.layout;
  const layout = decorated(drawn, about);
  drawn._context.toImageButtonOptions = {
    format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1, filename: named(about.section || key),
  };
  drawn.layout = layout;
  try {
    tool.click(); // plotly reads the layout at once and draws its copy of it later
  } finally {
    drawn.layout = before;
  }
}

// The chart's layout with the page's sentence above it and its caption below, on the page's paper.
function decorated(drawn, about) {
  const edge = 12, side = 20, width = Math.max(drawn.offsetWidth, 640) + 2 * edge, { l, r, t, b } = drawn._fullLayout._size;
  const box = { l: l + edge, r: r + edge, t, b };
  const ink = getComputedStyle(main()).color;
  const paper = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  const heads = [...wrapped(about.headline, (width - 2 * side) / 19).map((line) => [line, 18, 26])];
  if (about.section && about.section !== about.headline) heads.push([about.section, 14, 24]);
  const feet = about.caption.split("\n").flatMap((line) => wrapped(line, (width - 2 * side) / 11)).concat(location.host).map((line) => [line, 11, 17]);
  const above = heads.reduce((sum, [, , step]) => sum + step, 26), below = feet.reduce((sum, [, , step]) => sum + step, 18);
  const notes = [];
  const put = (lines, from, y) => {
    let down = from;
    for (const [text, size, step] of lines) {
      notes.push({
        text: size < 18 ? text.replaceAll("<", "&lt;") : `<b>${text.replaceAll("<", "&lt;")}</b>`, xref: "paper", yref: "paper", x: 0, y, xanchor: "left", yanchor: "top", showarrow: false,
        xshift: side - box.l, yshift: -down, align: "left", font: { size, color: ink }, opacity: size < 12 ? 0.75 : 1,
      });
      down += step;
    }
  };
  put(heads, -(box.t + above - 12), 1);
  put(feet, box.b + 8, 0);
  const fonts = (axis) => ({ ...axis, tickfont: { ...axis?.tickfont, color: ink } });
  const axes = Object.fromEntries(Object.keys(drawn.layout).filter((name) => /^[xy]axis/.test(name)).map((name) => [name, fonts(drawn.layout[name])]));
  return {
    ...drawn.layout, ...axes, width, height: drawn.offsetHeight + above + below, autosize: false,
    margin: { ...drawn.layout.margin, l: box.l, r: box.r, t: box.t + above, b: box.b + below, autoexpand: false },
    paper_bgcolor: paper, plot_bgcolor: paper, font: { ...drawn.layout.font, color: ink },
    annotations: [...(drawn.layout.annotations ?? []), ...notes],
  };
}

// Lines of at most so many Chinese characters; a Latin letter counts a little over half.
function wrapped(text, most) {
  const lines = [""];
  let wide = 0;
  for (const part of text.match(/[\u0020-\u024f]+?(?= |[^\u0020-\u024f]|$) ?|[^]/g) ?? []) {
    const size = [...part].reduce((sum, char) => sum + (char < "\u0250" ? 0.56 : 1), 0);
    if (wide + size > most && wide) { lines.push(""); wide = 0; }
    lines[lines.length - 1] += part;
    wide += size;
  }
  return lines.filter((line) => line.trim());
}
