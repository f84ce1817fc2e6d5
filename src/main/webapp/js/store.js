// What the page knows of the records: a map by name, and the names of the list in their order. Records are patched one by
// one, so a change never rebuilds the list.

const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const taken = (record) => (record.takenAt ?? record.uploadedAt ?? "").slice(0, 19);

/** How each order of the album compares records; equal ones stand in the order of their names. */
const ORDERS = {
  taken: (a, b) => compareText(taken(b), taken(a)),
  uploaded: (a, b) => compareText(b.uploadedAt ?? "", a.uploadedAt ?? ""),
  name: () => 0,
  size: (a, b) => b.size - a.size,
  smallest: (a, b) => a.size - b.size,
};

export function comparator(sort) {
  return (a, b) => ORDERS[sort](a, b) || compareText(a.name, b.name);
}

/** The month under whose heading a record stands; empty in orders that are not by time. */
export function monthOf(record, sort) {
  if (sort === "taken") return taken(record).slice(0, 7);
  if (sort === "uploaded") return (record.uploadedAt ?? "").slice(0, 7);
  return "";
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a record belongs to a list, as far as its summary tells: for records that arrive while the list is shown. */
export function matches(record, route) {
  const labels = new Set(record.labels.map((label) => label.toLowerCase()));
  const has = (label) => labels.has(label.toLowerCase());
  if (!route.all.every(has) || route.not.some(has) || (route.any.length > 0 && !route.any.some(has))) return false;
  if (route.type ? record.type !== route.type : record.type === "other" && !route.status) return false;
  if (route.status && record.status !== route.status) return false;
  if (!record.name.startsWith(route.folder)) return false;
  const known = new Set(words(`${record.name} ${record.labels.join(" ")}`));
  return words(route.words).every((word) => known.has(word));
}

export class Store extends EventTarget {
  records = new Map();
  names = [];
  /** Whether the list has no further page. */
  complete = false;
  #route = null;
  /** Hidden while their deletion can be undone. */
  #hidden = new Set();

  /** Begins another list; what is known of records stays known. */
  begin(route) {
    this.#route = route;
    this.names = [];
    this.complete = false;
    this.#tell("list");
  }

  /** Adds a page to the list. Records that are there already are patched, not repeated. */
  append(page, complete) {
    const there = new Set(this.names);
    for (const record of page) {
      this.#keep(record);
      if (!there.has(record.name) && !this.#hidden.has(record.name)) this.names.push(record.name);
      there.add(record.name);
    }
    this.complete = complete;
    this.#tell("list");
  }

  get(name) {
    return this.records.get(name);
  }

  list() {
    return this.names.map((name) => this.records.get(name));
  }

  /** Takes a new state of a record: it stays in its place, joins the list or leaves it. */
  patch(record) {
    const before = this.records.get(record.name);
    this.#keep(record);
    if (this.#route !== null && !this.#hidden.has(record.name)) this.#place(this.records.get(record.name), before);
    this.#tell("record", record.name);
  }

  /** Forgets a record. */
  remove(name) {
    const known = this.records.delete(name);
    this.#hidden.delete(name);
    const at = this.names.indexOf(name);
    if (at >= 0) this.names.splice(at, 1);
    if (known || at >= 0) this.#tell("removed", name);
  }

  /** Takes records out of the list until it is decided what becomes of them. */
  hide(names) {
    names.forEach((name) => this.#hidden.add(name));
    this.names = this.names.filter((name) => !this.#hidden.has(name));
    this.#tell("hidden", names);
  }

  /** Puts hidden records back to where they belong. */
  unhide(names) {
    for (const name of names) {
      this.#hidden.delete(name);
      if (this.records.has(name) && this.#route !== null) this.#place(this.records.get(name));
    }
    this.#tell("list");
  }

  isHidden(name) {
    return this.#hidden.has(name);
  }

  #keep(record) {
    const before = this.records.get(record.name);
    const same = before !== undefined && before.etag === record.etag;
    // Detections come with single records only; a summary of the same labels does not take them away.
    this.records.set(record.name, same && before.detections && before.labelledAt === record.labelledAt
      ? { detections: before.detections, sources: before.sources, text: before.text, ...record } : record);
  }

  #place(record, before) {
    const compare = comparator(this.#route.sort);
    const at = this.names.indexOf(record.name);
    const belongs = matches(record, this.#route);
    if (at >= 0) {
      if (belongs && before !== undefined && compare(before, record) === 0) return;
      this.names.splice(at, 1);
    }
    if (!belongs) return;
    let low = 0;
    let high = this.names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.records.get(this.names[middle]), record) < 0) low = middle + 1;
      else high = middle;
    }
    // What belongs behind the last page that is here comes with the page that it is on.
    if (low < this.names.length || this.complete) this.names.splice(low, 0, record.name);
  }

  #tell(type, detail) {
    this.dispatchEvent(Object.assign(new Event("change"), { what: type, detail }));
  }
}
