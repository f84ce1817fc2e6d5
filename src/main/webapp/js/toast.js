// Short messages at the edge of the page. They go by themselves, and what is over takes its message with it.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";

const SHOWN_MILLIS = 6000;

const place = document.getElementById("toasts");
const spoken = document.getElementById("spoken");
let toasts = [];
let count = 0;

function draw() {
  render(repeat(toasts, (toast) => toast.id, (toast) => html`
    <div class="toast ${toast.bad ? "bad" : ""}" role=${toast.bad ? "alert" : "status"}
         @pointerenter=${() => hold(toast)} @pointerleave=${() => release(toast)}
         @focusin=${() => hold(toast)} @focusout=${() => release(toast)}>
      <span class="toast-text">${toast.text}</span>
      ${toast.action ? html`<button type="button" class="plain" @click=${() => press(toast)}>${toast.action.label}</button>` : nothing}
      <button type="button" class="icon small" aria-label="Close this message" @click=${() => end(toast)}>
        <svg aria-hidden="true"><use href="#i-close"></use></svg></button>
    </div>`), place);
}

function hold(toast) {
  clearTimeout(toast.timer);
}

function release(toast) {
  clearTimeout(toast.timer);
  if (toast.millis < Infinity) toast.timer = setTimeout(() => end(toast), toast.millis);
}

function press(toast) {
  toast.pressed = true;
  end(toast);
  toast.action.run();
}

function end(toast) {
  if (!toasts.includes(toast)) return;
  clearTimeout(toast.timer);
  toasts = toasts.filter((other) => other !== toast);
  draw();
  if (!toast.pressed) toast.ended?.();
}

/**
 * Shows a message.
 *
 * @param topic a newer message about the same takes the place of this one, and `clear` takes it away
 * @param action `{label, run}`: what can be done about it
 * @param ended runs when the message goes without its action
 */
export function say(text, { bad = false, topic = null, action = null, ended = null, millis = SHOWN_MILLIS } = {}) {
  if (topic) clear(topic);
  const toast = { id: count++, text, bad, topic, action, ended, millis };
  toasts = [...toasts, toast];
  draw();
  release(toast);
  return () => end(toast);
}

/** Removes a message that no longer applies. */
export function clear(topic) {
  toasts.filter((toast) => toast.topic === topic).forEach(end);
}

/** Runs an action and shows its error, if any; success removes the message of an earlier failure. */
export async function attempt(topic, action) {
  try {
    const result = await action();
    clear(topic);
    return result;
  } catch (error) {
    if (error.name !== "AbortError") say(error.message, { bad: true, topic });
    return undefined;
  }
}

/** Announces to screen readers what changed on the page. */
export function speak(text) {
  spoken.textContent = text;
}
