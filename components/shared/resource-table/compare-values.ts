const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

type Value = string | number | null;

/** Orders two cells' values: numbers by size, text as a person would (`web-2` before `web-10`). */
export const compareValues = (a: Value, b: Value): number => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (a === b) return 0;
  return collator.compare(String(a), String(b));
};
