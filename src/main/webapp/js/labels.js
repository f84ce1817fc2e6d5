// Which labels tell most of a picture.

/** What pixels alone tell says little of what is in a picture. */
const PIXELS = new Set(("landscape,portrait,square,panorama,panoramic,black and white,greyscale,grayscale,dark,bright,low contrast,"
  + "black,white,grey,gray,red,orange,yellow,green,turquoise,teal,cyan,blue,purple,violet,magenta,pink,brown,beige,navy").split(","));

/** Whether a label tells only how something looks. */
export const isLook = (label) => PIXELS.has(label.toLowerCase());

/** The labels that tell most of a picture: rare ones before frequent ones, what pixels tell last. */
export function specific(labels, counts, most) {
  const weight = (label) => (isLook(label) ? 1e9 : 0) + (counts.get(label) ?? 0);
  return labels.map((label, at) => ({ label, at, weight: weight(label) }))
    .sort((a, b) => a.weight - b.weight || a.at - b.at)
    .slice(0, most)
    .map(({ label }) => label);
}

/** Detections in the order in which they tell something: things before colors, things before their kinds, sure ones before guesses. */
export function ranked(detections) {
  const kinds = new Set(detections.flatMap((each) => each.parents ?? []));
  const weight = (each) => (each.source === "properties" ? 2 : 0) + (kinds.has(each.label) ? 1 : 0);
  return [...detections].sort((a, b) => weight(a) - weight(b) || b.confidence - a.confidence);
}
