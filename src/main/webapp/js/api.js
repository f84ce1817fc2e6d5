// The REST API: addresses, and what it answers. Problems become errors with the text that the service gives.

export class Problem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** Some names do not fit into a path: they go into the query. */
function fitsPath(name) {
  return !/[\u0000-\u001f\u007f]/.test(name) && !name.split("/").some((part) => part === "" || part === "." || part === "..");
}

/** The address of something about one object. */
export function address(kind, name, parameters = {}) {
  const query = new URLSearchParams(parameters);
  if (fitsPath(name)) {
    const path = name.split("/").map(encodeURIComponent).join("/");
    return `api/${kind}/${path}${query.size > 0 ? `?${query}` : ""}`;
  }
  query.set("name", name);
  return `api/${kind}/?${query}`;
}

/** The address of the service: requests are made from any page of ours, links with a query too. */
const here = (url) => new URL(url, document.baseURI);

/** What only reads is tried again when the connection breaks, as it does when a machine changes its network. */
async function reach(url, options) {
  const tries = (options.method ?? "GET") === "GET" ? 3 : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(here(url), options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      if (!navigator.onLine) throw new Problem("You are offline.", 0);
      if (attempt === tries) throw new Problem("The service cannot be reached.", 0);
      await new Promise((resolve) => setTimeout(resolve, 250 * attempt));
    }
  }
}

export async function call(url, options = {}) {
  const response = await reach(url, options);
  if (response.ok) return response;
  const problem = await response.json().catch(() => null);
  throw new Problem(problem?.detail ?? `The service answered ${response.status}.`, response.status);
}

const json = async (url, options) => (await call(url, options)).json();

/** A page of a list: `{records, next}`, where `next` is the address of the following page or null. */
export async function page(url, signal) {
  const response = await call(url, { signal });
  const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("Link") ?? "");
  return { records: await response.json(), next: link && link[1] };
}

export async function record(name, signal) {
  if (fitsPath(name)) return json(address("media", name), { signal });
  // Names that do not fit into a path have no page of their own: their summary comes with a list of one.
  const [found] = await json(`api/media/?${new URLSearchParams({ name })}`, { signal });
  if (!found) throw new Problem(`There is no object named ${name}.`, 404);
  return { detections: [], sources: [], ...found };
}

export const labels = (parameters, signal) => json(`api/labels?${new URLSearchParams(parameters)}`, { signal });
export const facets = (filters, signal) => json(`api/facets?${filters}`, { signal });
export const statistics = (signal) => json("api/stats", { signal });
export const about = () => json("api/about");
export const remove = (name, options = {}) => call(address("media", name), { ...options, method: "DELETE" });
export const retry = (name) => call(address("retry", name), { method: "POST" });
export const link = async (name) => (await json(address("downloads", name, { redirect: "false" }))).url;
export const original = (name) => address("downloads", name);

/** Whether there is a picture of a record to ask for. */
export function hasThumbnail(record) {
  if (!record.etag || record.status === "UNSUPPORTED" || record.status === "FAILED") return false;
  return (record.type === "image" && Boolean(record.width)) || (record.type === "video" && record.status === "LABELLED");
}

/** The address of a thumbnail. It holds the entity tag, so a new object never shows the picture of the old one. */
export function thumbnail(record, size = 256) {
  return address("thumbnails", record.name, { etag: record.etag, size });
}
