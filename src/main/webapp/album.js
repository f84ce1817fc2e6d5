// The album: what the API tells, drawn. Names and labels are strangers' texts, so they are only ever set as text.

const PAGE = 60;
const WAIT_MILLIS = 1500;
const EMPTY_PAGES = 20;
const UNFINISHED = new Set(["PENDING", "QUEUED", "PROCESSING"]);

const find = (id) => document.getElementById(id);
const path = (name) => name.split("/").map(encodeURIComponent).join("/");

let next = null;
let timer = null;

function query() {
  const parameters = new URLSearchParams({ limit: PAGE });
  find("label").value.split(",").map((label) => label.trim()).filter(Boolean)
    .forEach((label) => parameters.append("label", label));
  if (find("type").value) parameters.set("media-type", find("type").value);
  parameters.set("sort", find("sort").value);
  return parameters;
}

/** Offers the labels that there are for the word that is being written. */
async function suggest() {
  const [, before, begun] = /^(.*,\s*)?([^,]*)$/s.exec(find("label").value);
  if (!begun.trim()) {
    find("labels").replaceChildren();
    return;
  }
  const asked = new URLSearchParams({ startswith: begun.trim(), sort: "-count", limit: 10 });
  const labels = await (await call(`api/labels?${asked}`)).json();
  find("labels").replaceChildren(...labels.map(({ label, count }) =>
    element("option", { value: `${before ?? ""}${label}`, label: `${label} (${count})` })));
}

async function call(url, options) {
  const response = await fetch(url, options);
  if (response.ok) return response;
  const problem = await response.json().catch(() => null);
  throw new Error(problem?.detail ?? `The service answered ${response.status}.`);
}

function say(text, bad = false) {
  const message = find("message");
  message.textContent = text;
  message.hidden = !text;
  message.classList.toggle("bad", bad);
}

/** Runs something, and shows the person what went wrong. */
async function attempt(action) {
  try {
    await action();
  } catch (error) {
    say(error.message, true);
  }
}

function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function chip(label) {
  const button = element("button", { type: "button", textContent: label });
  button.addEventListener("click", () => {
    find("label").value = label;
    search();
  });
  return element("li", {}, [button]);
}

/** Videos have one once a labeller looked at their frames. */
function hasThumbnail(record) {
  return record.status !== "UNSUPPORTED" && (record.type === "image" || (record.type === "video" && record.status === "LABELLED"));
}

function thumbnail(record) {
  const blank = element("span", { className: "blank", textContent: record.type });
  if (!hasThumbnail(record)) return blank;
  const img = element("img", { alt: "", loading: "lazy", src: `api/thumbnails/${path(record.name)}?etag=${record.etag}` });
  img.addEventListener("error", () => img.replaceWith(blank));
  return img;
}

function card(record) {
  const open = element("button", { type: "button", ariaLabel: `Show ${record.name}` }, [thumbnail(record)]);
  open.addEventListener("click", () => attempt(() => show(record.name)));
  const body = element("div", { className: "body" }, [
    element("span", { className: "name", textContent: record.name, title: record.name }),
  ]);
  if (record.status !== "LABELLED") {
    const text = record.reason ?? "Being looked at …";
    body.append(element("p", { className: `status ${record.status}`, textContent: text }));
  }
  body.append(element("ul", { className: "labels" }, record.labels.slice(0, 8).map(chip)));
  return element("li", { className: "card" }, [open, body]);
}

async function load(url) {
  const response = await call(url);
  const records = await response.json();
  const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("Link") ?? "");
  return { records, next: link && link[1] };
}

/** A page may be empty and have a next one, when what is wanted is rare among what is looked at. */
async function loadSome(url) {
  let page = await load(url);
  for (let i = 0; i < EMPTY_PAGES && page.records.length === 0 && page.next; i++) {
    page = await load(page.next);
  }
  return page;
}

async function search() {
  await attempt(async () => {
    const page = await loadSome(`api/media/?${query()}`);
    find("grid").replaceChildren(...page.records.map(card));
    after(page);
    const asked = find("label").value || find("type").value;
    find("empty").textContent = asked ? "Nothing of that kind is here." : "Nothing is here yet. Upload a picture to begin.";
    find("empty").hidden = page.records.length > 0 || page.next !== null;
  });
}

function after(page) {
  next = page.next;
  find("more").hidden = next === null;
  clearTimeout(timer);
  if (page.records.some((record) => UNFINISHED.has(record.status))) {
    timer = setTimeout(search, WAIT_MILLIS);
  }
}

async function more() {
  const page = await loadSome(next);
  find("grid").append(...page.records.map(card));
  after(page);
}

function facts(record) {
  const size = record.size < 1e6 ? `${Math.ceil(record.size / 1e3)} kB` : `${(record.size / 1e6).toFixed(1)} MB`;
  return [
    record.contentType,
    record.width && `${record.width} × ${record.height}`,
    record.durationMillis && `${(record.durationMillis / 1000).toFixed(1)} s`,
    size,
    record.takenAt && `taken ${record.takenAt.replace("T", " ")}`,
    record.reason,
  ].filter(Boolean).join(" · ");
}

async function show(name) {
  const record = await (await call(`api/media/${path(name)}`)).json();
  find("detail-name").textContent = record.name;
  find("detail-facts").textContent = facts(record);
  const picture = find("detail-picture");
  picture.hidden = !hasThumbnail(record);
  picture.onerror = () => { picture.hidden = true; };
  picture.src = picture.hidden ? "data:," : `api/thumbnails/${path(name)}?etag=${record.etag}`;
  find("detail-labels").replaceChildren(...record.detections
    .sort((a, b) => b.confidence - a.confidence)
    .map((detection) => element("tr", {}, [
      element("td", { textContent: detection.label }),
      element("td", { textContent: `${detection.confidence.toFixed(1)} %` }),
      element("td", { textContent: detection.source }),
    ])));
  find("detail-download").href = `api/downloads/${path(name)}`;
  find("detail-delete").onclick = () => attempt(async () => {
    if (!confirm(`Delete ${name} from the bucket?`)) return;
    await call(`api/media/${path(name)}`, { method: "DELETE" });
    find("detail").close();
    await search();
  });
  find("detail").showModal();
}

async function upload(files) {
  let done = 0;
  for (const file of files) {
    say(`Uploading ${file.name} (${done + 1} of ${files.length}) …`);
    const form = new FormData();
    form.append("file", file);
    await call("api/media/", { method: "POST", body: form });
    done++;
  }
  say(done === 1 ? "Uploaded." : `${done} files uploaded.`);
  await search();
}

find("search").addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
find("type").addEventListener("change", search);
find("sort").addEventListener("change", search);
find("label").addEventListener("input", () => attempt(suggest));
find("more").addEventListener("click", () => attempt(more));
find("detail-close").addEventListener("click", () => find("detail").close());
find("files").addEventListener("change", (event) => attempt(async () => {
  await upload([...event.target.files]);
  event.target.value = "";
}));
const credit = (model) => `Labelled with ${model.name}${model.licence ? ` (${model.licence})` : ""}`
  + `${model.attribution ? `: ${model.attribution}` : ""}.`;
attempt(async () => {
  const about = await (await call("api/about")).json();
  find("notice").hidden = about.seesContent;
  find("models").hidden = about.models.length === 0;
  find("models").textContent = about.models.map(credit).join(" ");
});
search();
