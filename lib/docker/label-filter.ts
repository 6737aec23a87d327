type Labels = Readonly<Record<string, string>>;

/** Whether labels meet a filter as docker's `--filter label=` has it: `key`, or `key=value` exactly. */
export const hasLabel = (labels: Labels, wanted: string): boolean => {
  const equals = wanted.indexOf("=");
  if (equals === -1) return Object.hasOwn(labels, wanted);
  const key = wanted.slice(0, equals);
  return Object.hasOwn(labels, key) && labels[key] === wanted.slice(equals + 1);
};

/** What labels can be filtered by: each as `key` and as `key=value`. */
export const labelValues = (labels: Labels): string[] =>
  Object.entries(labels).flatMap(([key, value]) => [key, `${key}=${value}`]);
