/** Where something is started. */
export type StartTarget = {
  environment: string;
  container: string;
  name: string;
  /** The image it was made from, by which saved commands are offered. */
  image: string;
};
