/** Fetches the lines of an image's menu, which few rows are ever asked for. */
export const loadMenuItems = () => import("./image-menu-items.tsx").then((module) => module.ImageMenuItems);
