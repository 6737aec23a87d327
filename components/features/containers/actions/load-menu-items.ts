/** Fetches the lines of a container's menu, which few rows are ever asked for. */
export const loadMenuItems = () =>
  import("./container-menu-items.tsx").then((module) => module.ContainerMenuItems);
