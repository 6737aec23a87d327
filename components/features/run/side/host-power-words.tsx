import classes from "../run.module.css";

type Props = { intro: string; words: readonly string[] };

/** The fields that reach beyond the container, each with what it says. */
export function HostPowerWords({ intro, words }: Props) {
  return (
    <div className={classes.note} data-tone="bad">
      <p>{intro}</p>
      <ul>
        {words.map((word) => (
          <li key={word}>
            <code>{word}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
