/** The container that is changed. */
export type Edited = {
  id: string;
  name: string;
  /** With the newest image of its name. */
  isNewest: boolean;
  /** It was made with `--rm`. */
  autoRemove: boolean;
};
