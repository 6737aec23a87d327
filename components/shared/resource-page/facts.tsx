import type { ReactNode } from "react";
import classes from "./resource-page.module.css";

type SectionProps = { title: string; children: ReactNode };

/** A titled list of facts. */
export function Facts({ title, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      <dl className={classes.facts}>{children}</dl>
    </section>
  );
}

/** One fact: its name, and what it is. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.factName}>{name}</dt>
      <dd className={classes.factValue}>{children}</dd>
    </div>
  );
}
