/** Fetches the lines of a volume's menu, which few rows are ever asked for. */
export const loadMenuItems = () => import("./volume-menu-items.tsx").then((module) => module.VolumeMenuItems);
