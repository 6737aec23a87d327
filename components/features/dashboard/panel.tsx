import type { ReactNode } from "react";
import classes from "./dashboard.module.css";

type Props = {
  title: string;
  /** Stands beside the title when it is not zero. */
  count?: number | undefined;
  /** At the end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
};

/** One part of the dashboard under its title. */
export function Panel({ title, count = 0, aside, children }: Props) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.panelHead}>
        <h2 className={classes.panelTitle}>
          {title}
          {count > 0 && <span className={classes.badge}>{count}</span>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
