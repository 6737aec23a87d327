import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

type Props = {
  title: ReactNode;
  /** What belongs to the title: a state, a count. */
  aside?: ReactNode;
  /** The page's actions, at the end. */
  children?: ReactNode;
};

/** The line at the head of a page. There is one `h1` on a page, and it is here. */
export function PageHeader({ title, aside, children }: Props) {
  return (
    <header className={classes.header}>
      <Title order={1} className={classes.title}>
        {title}
      </Title>
      {aside && <div className={classes.aside}>{aside}</div>}
      <div className={classes.actions}>{children}</div>
    </header>
  );
}
