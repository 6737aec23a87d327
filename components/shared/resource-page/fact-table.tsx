import type { ReactNode } from "react";
import classes from "./resource-page.module.css";

type Props = {
  /** What the table holds, for screen readers. */
  label: string;
  heads: readonly string[];
  /** A CSS width for each column; the last may be left out and takes the rest. */
  widths: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A short table of what belongs to one container. */
export function FactTable({ label, heads, widths, rows }: Props) {
  return (
    <div className={`${classes.section} ${classes.scroll}`}>
      <table
        className={classes.table}
        aria-label={label}
        style={{ minWidth: heads.length > 2 ? heads.length * 120 : undefined }}
      >
        <colgroup>
          {heads.map((head, index) => (
            <col key={head} style={{ width: widths[index] }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={heads[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
