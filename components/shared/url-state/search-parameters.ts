/** An address's query with one parameter set, or left out where it has the value that it has anyway. */
export const withParameter = (search: string, key: string, value: string, fallback: string): string => {
  const parameters = new URLSearchParams(search);
  if (value === fallback) parameters.delete(key);
  else parameters.set(key, value);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
};

/** Reads a list from one parameter: `a,b`. */
export const splitList = (value: string): string[] => (value === "" ? [] : value.split(","));

/** Writes a list as one parameter, in a fixed order, so that the same choice has the same address. */
export const joinList = (values: Iterable<string>): string => [...new Set(values)].sort().join(",");
