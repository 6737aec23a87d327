import type { ContainerRow } from "#lib/contracts/container-row.ts";

type Chosen = { id: string; name: string };

/** The most logs that are read side by side: as many as one user may follow. */
const most = 50;

/** The containers that an address names: by ids, or the starts of them, joined by commas, or by their project. */
export const chosenContainers = (rows: readonly ContainerRow[], ids: string, project: string): Chosen[] => {
  const wanted = ids.split(",").filter((id) => id !== "");
  const isWanted = (row: ContainerRow): boolean =>
    project === "" ? wanted.some((id) => row.id.startsWith(id) || row.name === id) : row.project === project;
  return rows
    .filter(isWanted)
    .map(({ id, name }) => ({ id, name }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .slice(0, most);
};
