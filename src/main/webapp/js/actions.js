// What can be done with objects: delete with a time to undo, label again, download.

import * as api from "./api.js";
import { plural, visible } from "./text.js";
import { attempt, say, speak } from "./toast.js";

const UNDO_MILLIS = 7000;
const MOST_IN_ARCHIVE = 1000;

/** Deletions that can still be undone. */
const doomed = new Map();

/**
 * Hides objects, and deletes them when the time to undo is over or the page is left.
 *
 * @param redraw shows the list as it is then
 */
export function remove(names, store, redraw) {
  store.hide(names);
  redraw();
  const key = {};
  doomed.set(key, { names, store, redraw });
  const text = names.length === 1 ? `Deleted ${visible(names[0])}` : `Deleted ${plural(names.length, "item")}`;
  say(text, {
    millis: UNDO_MILLIS,
    action: { label: "Undo", run: () => {
      doomed.delete(key);
      store.unhide(names);
      redraw();
      speak("Restored.");
    } },
    ended: () => destroy(key),
  });
}

async function destroy(key, options = {}) {
  const deletion = doomed.get(key);
  if (!doomed.delete(key)) return;
  const { names, store, redraw } = deletion;
  const queue = [...names];
  const kept = [];
  let reason = "";
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        await api.remove(name, options);
        store.remove(name);
      } catch (error) {
        if (error.status === 404) {
          store.remove(name);
          continue;
        }
        kept.push(name);
        reason = error.message;
      }
    }
  };
  await Promise.all(Array.from({ length: options.keepalive ? names.length : 4 }, worker));
  if (kept.length === 0) return;
  store.unhide(kept);
  redraw();
  say(`${plural(kept.length, "item")} could not be deleted: ${reason}`, { bad: true, action: { label: "Try again", run: () => remove(kept, store, redraw) } });
}

addEventListener("pagehide", () => [...doomed.keys()].forEach((key) => destroy(key, { keepalive: true })));

/** Has objects labelled again. */
export async function tryAgain(names) {
  let count = 0;
  await attempt("retry", async () => {
    for (const name of names) {
      await api.retry(name);
      count++;
    }
  });
  if (count > 0) say(`${plural(count, "item")} will be labelled again.`, { topic: "retried" });
}

/** One file as it is; several as an archive, which the browser saves while it arrives. */
export function download(names) {
  if (names.length === 1) {
    Object.assign(document.createElement("a"), { href: api.original(names[0]), download: "" }).click();
    return;
  }
  if (names.length > MOST_IN_ARCHIVE) {
    say(`An archive holds up to ${MOST_IN_ARCHIVE.toLocaleString("en")} files; ${names.length.toLocaleString("en")} are selected.`, { bad: true });
    return;
  }
  const form = Object.assign(document.createElement("form"), { method: "post", action: "api/downloads", hidden: true });
  names.forEach((name) => form.append(Object.assign(document.createElement("input"), { name: "name", value: name })));
  document.body.append(form);
  form.submit();
  form.remove();
}
