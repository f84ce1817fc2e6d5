// The URL is the state of the page: what is searched, how it is sorted, what is open.

/** What a list is searched for: the key of the state, and the parameter of the page's own URL. */
const LISTS = { all: "label", any: "any-label", not: "not-label" };
const WORDS = { words: "q", type: "type", status: "status", folder: "folder" };

export const TYPES = ["image", "video", "other"];
export const STATUSES = ["PENDING", "QUEUED", "PROCESSING", "LABELLED", "FAILED", "UNSUPPORTED"];

/** The orders of the album, each with what the API calls it. The first is the usual one. */
export const SORTS = new Map([
  ["uploaded", "-uploaded"], ["name", "name"], ["size", "-size"], ["smallest", "size"],
]);
export const USUAL_SORT = "uploaded";

const EMPTY = Object.freeze({ all: [], any: [], not: [], words: "", type: "", status: "", folder: "", sort: USUAL_SORT, view: "", page: "" });

/** Labels compare without case, so a label counts once however it is written. */
function distinct(labels) {
  const seen = new Set();
  return labels.map((label) => label.trim()).filter((label) => label && !seen.has(label.toLowerCase()) && seen.add(label.toLowerCase()));
}

/** Reads the state from the query of a URL. What is not known there is left out, so a link never leads to an error. */
export function parse(search) {
  const given = new URLSearchParams(search);
  const route = { ...EMPTY };
  for (const [key, parameter] of Object.entries(LISTS)) route[key] = distinct(given.getAll(parameter));
  for (const [key, parameter] of Object.entries(WORDS)) route[key] = (given.get(parameter) ?? "").trim();
  route.folder = given.get("folder") ?? "";
  if (!TYPES.includes(route.type)) route.type = "";
  route.status = route.status.toUpperCase();
  if (!STATUSES.includes(route.status)) route.status = "";
  if (SORTS.has(given.get("sort"))) route.sort = given.get("sort");
  route.view = given.get("view") ?? "";
  route.page = given.get("page") === "stats" ? "stats" : "";
  return route;
}

/** A state that differs in some parts. */
export function change(route, parts) {
  return { ...route, ...parts };
}

/** Writes the state as the query of a URL, in a fixed order; `?` when there is nothing to say. */
export function write(route) {
  const query = new URLSearchParams();
  for (const [key, parameter] of Object.entries(LISTS)) route[key].forEach((label) => query.append(parameter, label));
  for (const [key, parameter] of Object.entries(WORDS)) {
    if (route[key]) query.set(parameter, key === "status" ? route[key].toLowerCase() : route[key]);
  }
  if (route.sort !== USUAL_SORT) query.set("sort", route.sort);
  if (route.page) query.set("page", route.page);
  if (route.view) query.set("view", route.view);
  // A slash may stand in a query as it is, and links with names in them are easier to read that way.
  return `?${query.toString().replaceAll("%2F", "/")}`;
}

/** The filters as parameters of the API. */
export function filters(route) {
  const query = new URLSearchParams();
  for (const [key, parameter] of Object.entries(LISTS)) route[key].forEach((label) => query.append(parameter, label));
  if (route.words) query.set("q", route.words);
  if (route.type) query.set("media-type", route.type);
  if (route.status) query.set("status", route.status.toLowerCase());
  if (route.folder) query.set("startswith", route.folder);
  return query;
}

/** Whether two states ask for the same list. */
export function sameList(a, b) {
  return a.sort === b.sort && filters(a).toString() === filters(b).toString();
}

/** Whether a state narrows the list at all. */
export function isNarrowed(route) {
  return filters(route).size > 0;
}

/** Whether no word can be found in a text, so that the API would refuse it. */
export function isWordless(text) {
  return !/[\p{L}\p{N}]/u.test(text);
}
