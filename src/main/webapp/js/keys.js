// The keyboard: what each key does, and the page that tells it.

/** The keys as the help shows them. */
export const HELP = [
  ["In the album", [
    ["← → ↑ ↓", "Move between pictures"], ["Enter", "Open"], ["Space or X", "Select"], ["Shift + arrows", "Select several"],
    ["Ctrl + A", "Select all that are found"], ["Del", "Delete the selection"], ["Home, End", "To the beginning or end of a row"],
    ["Page ↑, Page ↓", "A screen up or down"], ["/", "Search"], ["U", "Upload"], ["Esc", "Clear the selection"], ["?", "Show this page"],
  ]],
  ["In the viewer", [
    ["← →", "Previous or next"], ["Z", "Zoom"], ["I", "Information"], ["B", "Boxes"], ["F", "Full screen"], ["D", "Download"],
    ["Del", "Delete"], ["Space", "Play or pause a video"], ["Esc", "Close"],
  ]],
];

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
