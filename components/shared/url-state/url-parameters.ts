/** The part of an address's query that is ours: named parameters in a fixed order, without empty ones. */
export const pickParameters = (search: string, names: readonly string[]): string => {
  const all = new URLSearchParams(search);
  const picked = names.map((name) => [name, all.get(name) ?? ""]).filter(([, value]) => value !== "");
  return new URLSearchParams(picked as [string, string][]).toString();
};

/** An address's query with our part of it replaced; others' parameters are kept. */
export const withParameters = (search: string, names: readonly string[], ours: string): string => {
  const parameters = new URLSearchParams(search);
  for (const name of names) parameters.delete(name);
  for (const [name, value] of new URLSearchParams(ours)) parameters.set(name, value);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
};
