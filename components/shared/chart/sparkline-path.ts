export type SparklineSize = { width: number; height: number };

const digits = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * The path of a line through the points, newest at the right edge, `most` points wide; from 0 at the bottom to `top`. A
 * point that is null leaves a gap.
 */
export const sparklinePath = (
  points: readonly (number | null)[],
  { width, height }: SparklineSize,
  { most, top }: { most: number; top: number },
): string => {
  const step = width / Math.max(1, most - 1);
  const first = width - (points.length - 1) * step;
  let path = "";
  let isDown = false;
  points.forEach((point, index) => {
    if (point !== null) {
      const share = top > 0 ? Math.min(1, Math.max(0, point / top)) : 0;
      path += `${isDown ? "L" : "M"}${digits(first + index * step)} ${digits(height - share * height)}`;
    }
    isDown = point !== null;
  });
  return path;
};
