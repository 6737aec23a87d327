import { sparklinePath } from "./sparkline-path.ts";

type Props = {
  points: readonly (number | null)[];
  /** How many points the width has room for. */
  most: number;
  /** What the line's full height stands for at the least, so that a murmur does not look like a storm. */
  leastTop: number;
  className?: string | undefined;
};

const size = { width: 40, height: 16 };

/** A line without axes beside a number that says what it shows; so it says nothing to screen readers. */
export function Sparkline({ points, most, leastTop, className }: Props) {
  const top = points.reduce<number>((highest, point) => Math.max(highest, point ?? 0), leastTop);
  return (
    <svg
      className={className}
      width={size.width}
      height={size.height}
      viewBox={`0 -1 ${size.width} ${size.height + 2}`}
      aria-hidden
      focusable="false"
    >
      <path
        d={sparklinePath(points, size, { most, top })}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
    </svg>
  );
}
