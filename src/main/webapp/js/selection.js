// Which pictures are selected.

export class Selection extends EventTarget {
  names = new Set();
  #anchor = null;

  get size() {
    return this.names.size;
  }

  has(name) {
    return this.names.has(name);
  }

  toggle(name) {
    if (!this.names.delete(name)) this.names.add(name);
    this.#anchor = name;
    this.#tell();
  }

  /** Selects everything from the last one that was touched to this one. */
  extend(name, list) {
    const from = list.indexOf(this.#anchor ?? name);
    const to = list.indexOf(name);
    if (from < 0 || to < 0) {
      this.toggle(name);
      return;
    }
    list.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((each) => this.names.add(each));
    this.#tell();
  }

  /** Where a range begins that is extended next. */
  begin(name) {
    this.#anchor = name;
  }

  set(names) {
    this.names = new Set(names);
    this.#tell();
  }

  drop(names) {
    if (names.filter((name) => this.names.delete(name)).length > 0) this.#tell();
  }

  clear() {
    this.#anchor = null;
    if (this.names.size > 0) this.set([]);
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}
