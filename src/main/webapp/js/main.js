// The album: puts its parts together. The URL says what is shown; going somewhere means changing the URL.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import * as api from "./api.js";
import { Grid, icon } from "./grid.js";
import { watch } from "./drop.js";
import { act, isWriting } from "./keys.js";
import { change, filters, isNarrowed, parse, sameList, SORTS, write } from "./route.js";
import { SearchBox } from "./search-box.js";
import { Selection } from "./selection.js";
import { Store } from "./store.js";
import { plural, visible } from "./text.js";
import { attempt, clear, speak } from "./toast.js";

const PAGE = 100;
const LATER_PAGES = 250;
/** A page may be empty and have a next one, when what is wanted is rare among what is looked at. */
const EMPTY_PAGES = 20;
const SORT_NAMES = { taken: "Date taken", uploaded: "Newest first", name: "By name", size: "Largest first", smallest: "Smallest first" };

const find = (id) => document.getElementById(id);
const store = new Store();
const selection = new Selection();

let route = parse(location.search);
let next = null;
let loading = null;
let searching = new AbortController();
let facets = null;
let statistics = null;
let viewer = null;
let facetPanel = null;
let filtersWanted = false;
let scrubber = null;
let live = null;
let failed = false;

history.scrollRestoration = "manual";

// Going places ------------------------------------------------------------------------------------------------------

const hrefOf = (name) => write(change(route, { view: name }));

function go(to, { replace = false } = {}) {
  const url = write(to);
  if (url !== write(route)) {
    rememberPlace();
    if (replace) history.replaceState(history.state, "", url);
    else history.pushState({ inside: true }, "", url);
  }
  apply(to);
}

function open(name) {
  go(change(route, { view: name }));
}

function closeView() {
  // Back to where it was opened from, so that "back" does not open it again.
  if (history.state?.inside) history.back();
  else go(change(route, { view: "" }), { replace: true });
}

function apply(to) {
  const before = route;
  route = to;
  const album = to.page === "";
  find("album").hidden = !album;
  find("stats").hidden = album;
  find("facets").hidden = !album;
  find("scrubber").hidden = !album;
  searchBox.update(route);
  facetPanel?.update(route, facets, statistics);
  if (!sameList(before, to)) search();
  else if (album) {
    grid.drawNow();
    if (before.page) restorePlace();
  }
  if (!album && before.page !== to.page) showStatistics();
  showView(to.view, before.view);
  drawToolbar();
  title();
}

function title() {
  const parts = [...route.all, ...route.any, route.words, route.folder].filter(Boolean).map(visible);
  document.title = [route.view ? visible(route.view) : route.page ? "Statistics" : parts.join(", "), "Media Query"].filter(Boolean).join(" – ");
}

addEventListener("popstate", (event) => {
  const to = parse(location.search);
  const moved = !sameList(route, to);
  apply(to);
  if (moved) pendingPlace = event.state?.place ?? null;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-route]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  const to = parse(new URL(link.href).search);
  go(to);
  scrollTo(0, 0);
});

// Where the page was scrolled to survives a reload and "back".
let pendingPlace = history.state?.place ?? null;
let placeTimer = 0;

function rememberPlace() {
  if (route.page) return;
  history.replaceState({ ...history.state, place: grid.anchor() }, "");
}

function restorePlace() {
  const place = history.state?.place;
  if (place) grid.restore(place);
}

addEventListener("scroll", () => {
  scrubber?.scrolled();
  clearTimeout(placeTimer);
  placeTimer = setTimeout(rememberPlace, 250);
}, { passive: true });

// Lists ---------------------------------------------------------------------------------------------------------------

function listAddress(limit) {
  const query = filters(route);
  query.set("sort", SORTS.get(route.sort));
  query.set("limit", limit);
  return `api/media/?${query}`;
}

/** Starts the list of the state; the one before is given up, so an old answer never replaces a newer one. */
async function search() {
  searching.abort();
  searching = new AbortController();
  const { signal } = searching;
  const asked = route;
  loading = null;
  next = null;
  facets = null;
  failed = false;
  selection.clear();
  find("grid").setAttribute("aria-busy", "true");
  drawEmpty();
  loading = attempt("list", async () => {
    const page = await some(listAddress(PAGE), signal);
    signal.throwIfAborted();
    store.begin(asked);
    next = page.next;
    store.append(page.records, next === null);
    return true;
  });
  const ok = await loading;
  if (signal.aborted) return;
  loading = null;
  failed = !ok;
  if (failed) store.begin(asked);
  find("grid").removeAttribute("aria-busy");
  grid.update(route.sort, { top: true });
  if (pendingPlace) await goBackTo(pendingPlace);
  else scrollTo(0, 0);
  pendingPlace = null;
  changed();
  speak(failed ? "The search failed." : `${resultText()}.`);
  loadFacets(signal);
}

/** After a reload the record that was at the top of the window may be some pages away. */
async function goBackTo(place) {
  for (let i = 0; i < 4 && !store.names.includes(place.name) && next; i++) await more();
  grid.restore(place);
  grid.drawNow();
}

async function some(url, signal) {
  let page = await api.page(url, signal);
  for (let i = 0; i < EMPTY_PAGES && page.records.length === 0 && page.next; i++) page = await api.page(page.next, signal);
  return page;
}

/** Loads the next page, once however often it is asked for. */
function more() {
  if (loading || next === null || failed) return loading ?? Promise.resolve();
  const { signal } = searching;
  const url = new URL(next, document.baseURI);
  url.searchParams.set("limit", LATER_PAGES);
  loading = attempt("list", async () => {
    const page = await some(url, signal);
    signal.throwIfAborted();
    next = page.next;
    store.append(page.records, next === null);
    return true;
  }).then((ok) => {
    if (signal.aborted) return;
    loading = null;
    // A page that cannot be had is asked for again when the connection is back, or by hand.
    if (!ok) failed = true;
    grid.update(route.sort);
    drawToolbar();
  });
  return loading;
}

async function loadFacets(signal) {
  try {
    // Months are those of the chosen order.
    const query = filters(route);
    query.set("sort", SORTS.get(route.sort));
    [facets, statistics] = await Promise.all([api.facets(query, signal), api.statistics(signal)]);
  } catch (error) {
    if (error.name === "AbortError") return;
    console.warn("No filters:", error.message);
  }
  if (signal.aborted) return;
  grid.counts = new Map((facets?.labels ?? []).map(({ label, count }) => [label, count]));
  facetPanel?.update(route, facets, statistics);
  drawToolbar();
  drawScrubber();
}

function resultText() {
  const count = store.names.length;
  if (facets?.types) return facets.exact ? plural(facets.matches, "result") : `${facets.matches.toLocaleString("en")}+ results`;
  return store.complete ? plural(count, "result") : `${count.toLocaleString("en")}+ results`;
}

// Drawing -------------------------------------------------------------------------------------------------------------

function changed() {
  drawToolbar();
  drawEmpty();
  drawScrubber();
}

function drawToolbar() {
  render(selection.size > 0 ? selectionBar() : html`
    <button type="button" class="filters-button" aria-label="Filters" @click=${openFilters}>${icon("filter")}<span>Filters</span></button>
    <p class="results">${store.names.length > 0 ? resultText() : nothing}</p>
    <div class="end"><select aria-label="Order" @change=${(event) => go(change(route, { sort: event.target.value }))}>
      ${[...SORTS.keys()].map((sort) => html`<option value=${sort} .selected=${sort === route.sort}>${SORT_NAMES[sort]}</option>`)}</select></div>`, find("toolbar"));
}

/** Opens the filters; as soon as their module is there, if it is still on its way. */
function openFilters() {
  if (facetPanel) facetPanel.open();
  else filtersWanted = true;
}

function selectionBar() {
  const names = [...selection.names];
  const faulty = names.filter((name) => ["FAILED", "UNSUPPORTED", "QUEUED"].includes(store.get(name)?.status));
  return html`<div class="selection" role="toolbar" aria-label="Selection">
    <strong>${names.length.toLocaleString("en")} selected</strong>
    ${names.length < store.names.length || !store.complete ? html`<button type="button" @click=${selectAll}>${icon("check")}<span>Select all</span></button>` : nothing}
    ${faulty.length > 0 ? html`<button type="button" @click=${() => tryAgain(faulty)}>${icon("retry")}<span>Try again</span></button>` : nothing}
    <button type="button" @click=${() => download(names)}>${icon("download")}<span>Download</span></button>
    <button type="button" class="danger" @click=${() => remove(names)}>${icon("trash")}<span>Delete</span></button>
    <button type="button" class="icon end" aria-label="Clear the selection" @click=${() => selection.clear()}>${icon("close")}</button></div>`;
}

function drawEmpty() {
  const busy = loading !== null || find("grid").hasAttribute("aria-busy");
  if (store.names.length > 0 || busy) {
    render(nothing, find("empty"));
    return;
  }
  const again = html`<button type="button" class="primary" @click=${() => search()}>${icon("retry")}Try again</button>`;
  const all = html`<a class="button" href="./" data-route>Show everything</a>`;
  render(html`<div class="empty">${failed
    ? html`${icon("warning")}<h2>The pictures cannot be loaded</h2><p>The service did not answer as expected.</p><div class="actions">${again}${all}</div>`
    : isNarrowed(route)
      ? html`${icon("search")}<h2>Nothing is found</h2><p>Fewer labels find more. A click on a label changes it to “or”, then to “not”.</p><div class="actions">${all}</div>`
      : html`${icon("picture")}<h2>Nothing is here yet</h2><p>Drop pictures, videos or whole folders anywhere on this page, paste a picture, or press the button.</p>
        <div class="actions"><button type="button" class="primary" @click=${chooseFiles}>${icon("upload")}Upload files</button>
        <button type="button" @click=${() => find("folder").click()}>${icon("folder")}Upload a folder</button></div>`}</div>`, find("empty"));
}

function drawScrubber() {
  const months = facets?.months?.length > 1 && facets.exact ? facets.months : grid.months.map((group) => ({ month: group.key, count: group.to - group.from }));
  const anchor = grid.months.findLast?.((group) => group.top <= scrollY - grid.offset + grid.bar + 8);
  scrubber?.update(route.sort === "taken" || route.sort === "uploaded" ? months : [], anchor?.key ?? months[0]?.month);
}

async function jumpTo(month) {
  while (!grid.scrollToMonth(month) && next !== null && !failed) await more();
  grid.drawNow();
}

const searchBox = new SearchBox(find("search"), (to) => go(change(to, { page: "", view: "" })));
const grid = new Grid(find("grid"), store, selection, { open, address: hrefOf, more: () => more(), remove: (names) => remove(names), moved: () => drawScrubber() });
selection.addEventListener("change", drawToolbar);

store.addEventListener("change", (event) => {
  if (event.what === "list" || loading) return;
  if (event.what === "removed") selection.drop([event.detail]);
  soon();
});

/** Many changes come together: they are drawn together. */
let drawing = 0;
function soon() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    grid.update(route.sort);
    changed();
  });
}

// What can be done ----------------------------------------------------------------------------------------------------

async function selectAll() {
  while (next !== null && !failed && store.names.length < 10_000) await more();
  selection.set(store.names);
  speak(`${plural(selection.size, "item")} selected.`);
}

// Parts that come when they are first wanted --------------------------------------------------------------------------

const actions = () => import("./actions.js");

async function remove(names) {
  const focus = grid.focused;
  selection.drop(names);
  const { remove: hide } = await actions();
  hide(names, store, () => {
    grid.update(route.sort);
    changed();
  });
  if (!route.view) grid.focusOn(Math.min(focus, store.names.length - 1));
}

async function tryAgain(names) {
  await (await actions()).tryAgain(names);
  selection.clear();
}

const download = async (names) => (await actions()).download(names);

let uploads = null;

async function desk() {
  const [{ Uploads }, { Tray }] = await Promise.all([import("./uploads.js"), import("./tray.js")]);
  if (!uploads) {
    uploads = new Uploads((upload) => live?.look(upload.name));
    new Tray(find("tray"), uploads, store, { open, address: hrefOf });
  }
  return uploads;
}

watch((files) => {
  const folder = route.folder;
  if (files.length > 0) attempt("desk", async () => (await desk()).add(files, folder));
}, attempt);
find("upload").addEventListener("click", chooseFiles);

function chooseFiles() {
  find("files").click();
}

/** What the first screen does not need. */
async function furnish() {
  const [{ Facets }, { Scrubber }, { Live }] = await Promise.all([import("./facets.js"), import("./scrubber.js"), import("./live.js")]);
  facetPanel = new Facets(find("facets"), (to) => go(to));
  scrubber = new Scrubber(find("scrubber"), (month) => attempt("list", () => jumpTo(month)));
  live = new Live(store, { route: () => route, reload: () => search(), watched });
  facetPanel.update(route, facets, statistics);
  if (filtersWanted) facetPanel.open();
  drawScrubber();
}

/** Uploads whose labels are awaited. */
function watched() {
  const finished = new Set(["LABELLED", "FAILED", "UNSUPPORTED"]);
  return (uploads?.list ?? []).filter((each) => each.state === "done" && !finished.has(store.get(each.name)?.status)).map((each) => each.name).slice(-20);
}

async function showView(name, before) {
  if (!name) {
    viewer?.close();
    if (before && !route.page) grid.focusName(before);
    return;
  }
  await attempt("view", async () => {
    if (!viewer) {
      const { Viewer } = await import("./viewer.js");
      viewer ??= new Viewer(store, {
        moved: (to) => go(change(route, { view: to }), { replace: true }),
        close: closeView, more: () => more(), remove, download: (each) => download([each]), retry: (each) => tryAgain([each]),
        search: (label) => go(change(parse(""), { all: [label] })), counts: () => grid.counts,
      });
    }
    // The pictures before and after it are those of the list.
    await loading;
    if (route.view === name) await viewer.show(name);
  });
}

async function showStatistics() {
  await attempt("stats", async () => {
    const { show } = await import("./stats.js");
    if (route.page === "stats") await show(find("stats"));
  });
  find("stats").focus({ preventScroll: true });
}

// Keys
const showHelp = () => attempt("help", async () => (await import("./help.js")).show(find("help-page")));
find("help").addEventListener("click", showHelp);

document.addEventListener("keydown", (event) => {
  if (isWriting(event.target) || find("help-page").open) return;
  if (route.view) {
    act(event, { "?": showHelp });
    return;
  }
  act(event, {
    "?": showHelp, "/": () => searchBox.focus(), "u": chooseFiles,
    "escape": () => (selection.size > 0 ? selection.clear() : false),
    "ctrl+a": () => (route.page ? false : void selectAll()),
    "delete": () => (selection.size > 0 ? remove([...selection.names]) : false),
  });
});

// Connection
function online() {
  find("offline").hidden = navigator.onLine;
  if (!navigator.onLine) return;
  clear("list");
  if (failed) (store.names.length > 0 ? (failed = false, more()) : search());
}
addEventListener("online", online);
addEventListener("offline", online);
online();

// Begin
attempt("about", async () => {
  const about = await api.about();
  const credit = (model) => `Labelled with ${model.name}${model.licence ? ` (${model.licence})` : ""}${model.attribution ? `: ${model.attribution}` : ""}.`;
  find("notice").hidden = about.seesContent;
  render(about.seesContent ? nothing : html`This service has no model, so labels describe only colors, shape and light. To find what is in a picture, choose a model with <code>MEDIA_MODEL</code> and start again.`, find("notice"));
  find("models").textContent = about.models.map(credit).join(" ");
});
find("album").hidden = route.page !== "";
find("stats").hidden = route.page === "";
find("facets").hidden = route.page !== "";
searchBox.update(route);
title();
search().then(furnish);
if (route.page) showStatistics();
if (route.view) showView(route.view, "");
