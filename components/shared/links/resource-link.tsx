import Link from "next/link";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./resource-link.module.css";

type Props = {
  href: string;
  /** What somebody called it, or the start of its id. */
  name: string;
  mono?: boolean;
};

/** The name of another resource, which leads to its page. */
export function ResourceLink({ href, name, mono = false }: Props) {
  return (
    <Link href={href} prefetch={false} className={mono ? `${classes.link} ${classes.mono}` : classes.link}>
      <bdi>{visible(name)}</bdi>
    </Link>
  );
}
