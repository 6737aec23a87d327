import classes from "./brand.module.css";

/** The mark: a quay's edge, and what lies along it. */
export function Brand({ small = false }: { small?: boolean }) {
  return (
    <span className={classes.brand}>
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden className={classes.mark}>
        <rect width="24" height="24" rx="6" fill="currentColor" />
        <g fill="#fff">
          <rect x="5" y="6" width="4" height="4" rx="0.8" />
          <rect x="10" y="6" width="4" height="4" rx="0.8" opacity="0.75" />
          <rect x="10" y="11" width="4" height="4" rx="0.8" />
          <rect x="15" y="11" width="4" height="4" rx="0.8" opacity="0.75" />
          <rect x="5" y="11" width="4" height="4" rx="0.8" opacity="0.75" />
          <rect x="4" y="17" width="16" height="2" rx="1" />
        </g>
      </svg>
      {!small && <span className={classes.name}>Quayside</span>}
    </span>
  );
}
