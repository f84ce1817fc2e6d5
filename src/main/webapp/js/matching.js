// Finds the labels that somebody means: by their beginning, in the plural, and with a slip of the keyboard.

/** The singular forms that an English plural may have. */
export function singulars(word) {
  const forms = [];
  if (/ies$/.test(word)) forms.push(word.replace(/ies$/, "y"));
  if (/(s|x|z|ch|sh|o)es$/.test(word)) forms.push(word.slice(0, -2));
  if (/ves$/.test(word)) forms.push(word.replace(/ves$/, "f"), word.replace(/ves$/, "fe"));
  if (/[^s]s$/.test(word)) forms.push(word.slice(0, -1));
  if (/people$/.test(word)) forms.push(word.replace(/people$/, "person"));
  if (/men$/.test(word)) forms.push(word.replace(/men$/, "man"));
  if (/children$/.test(word)) forms.push(word.replace(/children$/, "child"));
  if (/mice$/.test(word)) forms.push(word.replace(/mice$/, "mouse"));
  return forms;
}

/** The number of letters to add, drop, change or swap to get from one word to another; more than `most` counts as infinite. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length] > most ? Infinity : row[b.length];
}

const slips = (length) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** How well a label answers what was typed: 0 is the same, Infinity not at all. */
export function rank(label, typed) {
  const name = label.toLowerCase();
  if (name === typed) return 0;
  const forms = singulars(typed);
  if (forms.includes(name)) return 1;
  if (name.startsWith(typed)) return 2;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed))) return 3;
  if (forms.some((form) => name.startsWith(form))) return 4;
  const most = slips(typed.length);
  const nearest = Math.min(...[typed, ...forms].map((form) => Math.min(
    distance(form, name, most),
    form.length >= 4 ? distance(form, name.slice(0, form.length), most) + 0.5 : Infinity)));
  return nearest <= most + 0.5 ? 5 + nearest : Infinity;
}

/** The labels that answer what was typed, best first, frequent ones before rare ones. */
export function suggest(labels, typed, most) {
  const text = typed.trim().toLowerCase();
  if (!text) return labels.slice(0, most);
  return labels
    .map((entry) => ({ ...entry, rank: rank(entry.label, text) }))
    .filter((entry) => entry.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || b.count - a.count)
    .slice(0, most);
}

/** Whether a suggestion is near enough to be meant by who just presses Enter. */
export function isMeant(suggestion) {
  return suggestion.rank <= 1 || (suggestion.rank >= 5 && suggestion.rank <= 6);
}
