/** A channel that the server ended is opened again after this long. */
const reopenMs = 3_000;

/** Follows, and follows again whenever the server ends it, until it is stopped. */
export const keepFollowing = (start: (onClose: () => void) => () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  const open = () => {
    stop = start(() => {
      timer = setTimeout(open, reopenMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    stop();
  };
};
