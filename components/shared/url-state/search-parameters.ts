/** An address's query with one parameter set, or left out where it has the value that it has anyway. */
export const withParameter = (search: string, key: string, value: string, fallback: string): string => {
  const parameters = new URLSearchParams(search);
  if (value === fallback) parameters.delete(key);
  else parameters.set(key, value);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
};
