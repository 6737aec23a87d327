import type { ComponentProps } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import classes from "./resource-page.module.css";

/** What a tab shows that has nothing to show, in its middle. */
export function TabEmpty(props: ComponentProps<typeof EmptyState>) {
  return (
    <div className={classes.empty}>
      <EmptyState {...props} />
    </div>
  );
}
