// Keeps the page up to date: by the service's events, or by polling when there are none.

import * as api from "./api.js";
import { filters, SORTS } from "./route.js";

const POLL_MILLIS = 4000;
const SOON_MILLIS = 1500;
const FIRST = 100;
/** The maximum number of single records requested at once. */
const FEW = 20;
const UNFINISHED = new Set(["PENDING", "QUEUED", "PROCESSING"]);

export class Live {
  #timer = 0;
  #polling = false;

  /** @param hooks `route()`, `reload()`, `watched()`: names that matter beside those of the list */
  constructor(store, hooks) {
    this.store = store;
    this.hooks = hooks;
    document.addEventListener("visibilitychange", () => this.#polling && !document.hidden && this.#poll());
    this.#listen();
  }

  #listen() {
    const source = new EventSource(new URL("api/events", document.baseURI));
    const data = (event) => JSON.parse(event.data);
    source.addEventListener("open", () => {
      this.#stopPolling();
      // The stream begins now; what changed since the list was loaded is not in it.
      setTimeout(() => this.#look().catch((error) => console.warn("Could not look for changes:", error.message)), SOON_MILLIS);
    });
    source.addEventListener("changed", (event) => this.store.patch(data(event)));
    source.addEventListener("removed", (event) => this.store.remove(data(event).name));
    source.addEventListener("reset", () => this.hooks.reload());
    source.addEventListener("error", () => {
      this.#startPolling();
      // Closed for good: the service has too many listeners at the moment.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), 30_000 + Math.random() * 10_000);
    });
  }

  /** Requests one record soon, in case no event announces it. */
  look(name) {
    setTimeout(() => this.store.get(name) || this.#one(name).catch((error) => console.warn(`${name} is not there yet:`, error.message)), SOON_MILLIS);
  }

  #startPolling() {
    if (this.#polling) return;
    this.#polling = true;
    this.#plan();
  }

  #stopPolling() {
    this.#polling = false;
    clearTimeout(this.#timer);
  }

  #plan() {
    clearTimeout(this.#timer);
    if (this.#polling) this.#timer = setTimeout(() => this.#poll(), POLL_MILLIS);
  }

  async #poll() {
    if (!document.hidden) {
      try {
        await this.#look();
      } catch (error) {
        // It is retried at the next poll; a search shows its own errors.
        console.warn("Could not look for changes:", error.message);
      }
    }
    this.#plan();
  }

  async #look() {
    const route = this.hooks.route();
    const query = filters(route);
    query.set("sort", SORTS.get(route.sort));
    query.set("limit", FIRST);
    const { records, next } = await api.page(`api/media/?${query}`);
    if (route !== this.hooks.route()) return;
    const here = new Set(records.map((record) => record.name));
    records.forEach((record) => {
      if (differs(this.store.get(record.name), record) || !this.store.names.includes(record.name)) this.store.patch(record);
    });
    const last = next ? this.store.names.indexOf(records.at(-1)?.name) : this.store.names.length;
    const missing = this.store.names.slice(0, Math.max(0, last)).filter((name) => !here.has(name));
    const unfinished = this.store.names.filter((name) => !here.has(name) && UNFINISHED.has(this.store.get(name).status));
    const watched = this.hooks.watched().filter((name) => !here.has(name));
    await Promise.all([...new Set([...missing, ...unfinished, ...watched])].slice(0, FEW).map((name) => this.#one(name)));
  }

  async #one(name) {
    try {
      const record = await api.record(name);
      if (differs(this.store.get(name), record)) this.store.patch(record);
    } catch (error) {
      if (error.status !== 404) throw error;
      this.store.remove(name);
    }
  }
}

function differs(before, record) {
  return !before || ["etag", "status", "labelledAt", "reason"].some((key) => before[key] !== record[key])
    || before.labels.join("\n") !== record.labels.join("\n");
}
