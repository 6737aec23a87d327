"use client";

import { Button, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FlagGroup } from "#lib/docker/run/flags/flag.ts";
import { CommandField } from "../fields/command-fields.tsx";
import { FlagField } from "../fields/flag-field.tsx";
import type { FlagWord } from "../fields/flag-word.ts";
import { ImageField } from "../fields/image-field.tsx";
import classes from "../run.module.css";
import { type Field, fields } from "./field-kinds.ts";
import { isFilled } from "./find-fields.ts";
import { useRunForm } from "./run-form.ts";

type Props = {
  group: FlagGroup;
  /** The flags that were searched for; null shows the main ones and those with a value. */
  found: ReadonlySet<string> | null;
  open: boolean;
  onToggle(): void;
};

/** One group of flags. */
export function Section({ group, found, open, onToggle }: Props) {
  const t = useTranslations("run");
  const { revision } = useRunForm();
  return (
    <section id={`run-${group}`} className={classes.section} aria-labelledby={`run-${group}-title`}>
      <h2 className={classes.sectionTitle} id={`run-${group}-title`}>
        <UnstyledButton className={classes.fold} aria-expanded={open} onClick={onToggle}>
          <IconChevronDown size={15} aria-hidden className={classes.chevron} data-open={open || undefined} />
          {t(`groups.${group}`)}
        </UnstyledButton>
      </h2>
      {open && <Fields key={revision} group={group} found={found} />}
    </section>
  );
}

function Fields({ group, found }: Pick<Props, "group" | "found">) {
  const { spec, unread } = useRunForm();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  // What had a value keeps its place while it is emptied.
  const [filled] = useState(() => new Set(fields.filter((one) => isFilled(one, spec)).map(nameOf)));
  const own = fields.filter(({ flag }) => flag.group === group);
  const isOpen = (field: Field): boolean => {
    const name = nameOf(field);
    if (found !== null) return found.has(name);
    return (
      field.isMain || asked.has(name) || filled.has(name) || isFilled(field, spec) || unread.has(`--${name}`)
    );
  };
  const closed = found === null ? own.filter((field) => !isOpen(field)) : [];
  return (
    <div className={classes.fields}>
      {group === "basics" && found === null && <ImageField />}
      {own.filter(isOpen).map((field) => (
        <FlagField key={nameOf(field)} field={field} />
      ))}
      {group === "basics" && found === null && <CommandField />}
      {closed.length > 0 && (
        <More fields={closed} onAsk={(name) => setAsked((before) => new Set([...before, name]))} />
      )}
    </div>
  );
}

const nameOf = ({ flag }: Field): string => flag.name;

/** The flags of the group that are not open yet. */
function More({ fields: closed, onAsk }: { fields: readonly Field[]; onAsk(name: string): void }) {
  const t = useTranslations("run");
  return (
    <div className={classes.more}>
      {closed.map((field) => (
        <Button
          key={nameOf(field)}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} aria-hidden />}
          title={t(`flags.${nameOf(field) as FlagWord}.help`)}
          onClick={() => onAsk(nameOf(field))}
        >
          {t(`flags.${nameOf(field) as FlagWord}.label`)}
        </Button>
      ))}
    </div>
  );
}
