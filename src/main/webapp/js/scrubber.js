// The months at the edge of the page: a slider that scrolls to any of them.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { act } from "./keys.js";
import { monthName } from "./text.js";

export class Scrubber {
  #months = [];
  #at = 0;
  #moving = false;
  #timer = 0;

  /**
   * @param jump scrolls to a month, which may have to be loaded first
   */
  constructor(root, jump) {
    this.root = root;
    this.jump = jump;
  }

  /**
   * @param months `[{month, count}]` in the order of the page
   * @param here the month at the top of the window
   */
  update(months, here) {
    this.#months = months;
    const at = months.findIndex((each) => each.month === here);
    if (at >= 0 && !this.#moving) this.#at = at;
    this.#draw();
  }

  /** The handle of small screens shows itself while the page moves. */
  scrolled() {
    this.root.classList.add("scrolling");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.root.classList.remove("scrolling"), 1200);
  }

  #draw() {
    if (this.#months.length < 2) {
      render(nothing, this.root);
      return;
    }
    const total = this.#months.reduce((sum, each) => sum + each.count + 1, 0);
    let sum = 0;
    this.places = this.#months.map((each) => {
      const place = sum / total;
      sum += each.count + 1;
      return place;
    });
    const now = this.#months[this.#at] ?? this.#months[0];
    const pixels = this.root.clientHeight || 600;
    let free = -Infinity;
    const years = this.#months.map((each, i) => {
      const year = each.month.slice(0, 4);
      if (i > 0 && this.#months[i - 1].month.startsWith(year)) return nothing;
      if ((this.places[i] - free) * pixels < 22) return nothing;
      free = this.places[i];
      return html`<b .style=${`top:${this.places[i] * 100}%`}>${year || "–"}</b>`;
    });
    render(html`<div class="track ${this.#moving ? "moving" : ""}" role="slider" tabindex="0" aria-label="Month" aria-orientation="vertical"
        aria-valuemin="0" aria-valuemax=${this.#months.length - 1} aria-valuenow=${this.#at} aria-valuetext=${monthName(now.month)}
        @keydown=${(event) => this.#key(event)} @pointerdown=${(event) => this.#press(event)}
        @pointermove=${(event) => this.#hover(event)} @pointerleave=${() => this.#leave()}>
      ${this.places.map((place) => html`<i .style=${`top:${place * 100}%`}></i>`)}${years}
      <span class="here" .style=${`top:${this.places[this.#at] * 100}%`}></span>
      <span class="bubble" .style=${`top:${this.places[this.hovered ?? this.#at] * 100}%`}>${monthName(this.#months[this.hovered ?? this.#at].month)}</span>
    </div>`, this.root);
  }

  #go(index) {
    const to = Math.max(0, Math.min(this.#months.length - 1, index));
    this.#at = to;
    this.#draw();
    this.jump(this.#months[to].month);
  }

  #key(event) {
    act(event, {
      "arrowdown": () => this.#go(this.#at + 1), "arrowright": () => this.#go(this.#at + 1), "arrowup": () => this.#go(this.#at - 1),
      "arrowleft": () => this.#go(this.#at - 1), "home": () => this.#go(0), "end": () => this.#go(this.#months.length - 1),
    });
  }

  #under(event) {
    const box = this.root.getBoundingClientRect();
    const place = (event.clientY - box.top) / box.height;
    const next = this.places.findIndex((each) => each > place);
    return next < 0 ? this.places.length - 1 : Math.max(0, next - 1);
  }

  #press(event) {
    event.preventDefault();
    const track = event.currentTarget;
    track.setPointerCapture(event.pointerId);
    track.focus({ preventScroll: true });
    this.#moving = true;
    this.#go(this.#under(event));
    track.addEventListener("pointerup", () => {
      this.#moving = false;
      this.hovered = undefined;
      this.#draw();
    }, { once: true });
  }

  #hover(event) {
    const at = this.#under(event);
    if (this.#moving && at !== this.#at) this.#go(at);
    if (at === this.hovered) return;
    this.hovered = at;
    this.#draw();
  }

  #leave() {
    if (this.#moving) return;
    this.hovered = undefined;
    this.#draw();
  }
}
