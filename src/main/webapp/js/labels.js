// Which labels say most about a picture.

/** Labels derived from pixels alone say little about the content of a picture. */
const PIXELS = new Set(("landscape,portrait,square,panorama,panoramic,black and white,greyscale,grayscale,dark,bright,low contrast,"
  + "black,white,grey,gray,red,orange,yellow,green,turquoise,teal,cyan,blue,purple,violet,magenta,pink,brown,beige,navy").split(","));

/** Whether a label describes only appearance. */
export const isLook = (label) => PIXELS.has(label.toLowerCase());

/** The most specific labels of a picture: rare ones before frequent ones, labels about appearance last. */
export function specific(labels, counts, most) {
  const weight = (label) => (isLook(label) ? 1e9 : 0) + (counts.get(label) ?? 0);
  return labels.map((label, at) => ({ label, at, weight: weight(label) }))
    .sort((a, b) => a.weight - b.weight || a.at - b.at)
    .slice(0, most)
    .map(({ label }) => label);
}

/** Detections, most informative first: things before colors, things before their kinds, higher confidence first. */
export function ranked(detections) {
  const kinds = new Set(detections.flatMap((each) => each.parents ?? []));
  const weight = (each) => (each.source === "properties" ? 2 : 0) + (kinds.has(each.label) ? 1 : 0);
  return [...detections].sort((a, b) => weight(a) - weight(b) || b.confidence - a.confidence);
}
