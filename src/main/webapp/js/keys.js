// The keyboard: which key was pressed, and what it does there.

/** Whether somebody is writing, so that letters are text and not commands. */
export function isWriting(target) {
  return target instanceof Element
    && (target.closest("select, textarea, [contenteditable]") !== null
      || (target.matches("input") && !["checkbox", "radio", "button", "file", "range"].includes(target.type)));
}

/** The name of a key with its modifiers: `ctrl+a`, `shift+arrowleft`, `?`. */
export function keyOf(event) {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const shift = event.shiftKey && key.length > 1 ? "shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${shift}${key}`;
}

/** Runs the action of a key, and says whether there was one. An action that returns false leaves the key to the browser. */
export function act(event, actions) {
  const action = actions[keyOf(event)];
  if (!action || event.defaultPrevented || action(event) === false) return false;
  event.preventDefault();
  return true;
}
