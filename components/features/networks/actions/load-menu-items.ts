/** Fetches the lines of a network's menu, which few rows are ever asked for. */
export const loadMenuItems = () =>
  import("./network-menu-items.tsx").then((module) => module.NetworkMenuItems);
