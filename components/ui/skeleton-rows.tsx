import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./skeleton-rows.module.css";

const widths = ["38%", "24%", "46%", "31%", "42%", "27%", "35%", "49%"];

type Props = {
  /** Pixels of one row: the same as the rows that will stand here, so that nothing moves when they come. */
  height: number;
  rows?: number;
};

/** The place of rows that are on their way. */
export function SkeletonRows({ height, rows = 8 }: Props) {
  const t = useTranslations("ui");
  return (
    <div role="status">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      {widths.slice(0, rows).map((width) => (
        <div key={width} className={classes.row} style={{ height }}>
          <Skeleton height={10} width={width} radius="xl" />
        </div>
      ))}
    </div>
  );
}
