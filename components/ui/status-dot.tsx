import classes from "./status-dot.module.css";

export type StatusTone = "ok" | "busy" | "warn" | "bad" | "off";

type Props = {
  tone: StatusTone;
  /** The word. A colour alone says nothing to many readers. */
  label: string;
  /** For changes that are under way. */
  pulse?: boolean;
  /** Leaves the word to screen readers, where it stands beside already. */
  hideLabel?: boolean;
};

/** A state: a dot and its word. */
export function StatusDot({ tone, label, pulse = false, hideLabel = false }: Props) {
  return (
    <span className={classes.status}>
      <span className={classes.dot} data-tone={tone} data-pulse={pulse || undefined} aria-hidden />
      <span className={hideLabel ? classes.hidden : classes.label}>{label}</span>
    </span>
  );
}
