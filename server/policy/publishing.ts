/** Both ends belong to it. */
export type PortRange = readonly [first: number, last: number];

/** Where on the host others than admins may publish ports. */
export type Publishing = {
  readonly ports: readonly PortRange[];
  /** IP addresses of the host; null is any. */
  readonly addresses: readonly string[] | null;
};

/** What holds where nothing is set up: the ports below belong to the host's own services. */
export const defaultPublishPorts = "1024-65535";

/** `8000-8999` or `8080`; null where it is neither, or not within 1 and 65535. */
export const readPortRange = (text: string): PortRange | null => {
  const [, from = "", to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const range = [Number(from), Number(to)] as const;
  return range[0] >= 1 && range[0] <= range[1] && range[1] <= 65_535 ? range : null;
};

/** Whether all of a range is within one of the others. A port that cannot be read is in none. */
export const rangesHold = (ranges: readonly PortRange[], [first, last]: PortRange): boolean =>
  ranges.some(([from, to]) => first >= from && last >= first && last <= to);
