"use client";

import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchInput } from "#components/ui/search-input.tsx";
import { type FlagGroup, flagGroups } from "#lib/docker/run/flags/flag.ts";
import type { FlagWord } from "../fields/flag-word.ts";
import classes from "../run.module.css";
import { fields } from "./field-kinds.ts";
import { findFields, isFilled } from "./find-fields.ts";
import { useRunForm } from "./run-form.ts";
import { Section } from "./section.tsx";

const openAtFirst: ReadonlySet<FlagGroup> = new Set(["basics", "ports"]);

/** All groups of fields, a list of them at the side, and a search over every flag. */
export function Sections() {
  const t = useTranslations("run");
  const [search, setSearch] = useState("");
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false }) ?? false;
  const [folded, setFolded] = useState<ReadonlySet<FlagGroup>>(
    () => new Set(narrow ? flagGroups.filter((group) => !openAtFirst.has(group)) : []),
  );
  const found = findFields(search, (name) => {
    const word = name as FlagWord;
    return `${t(`flags.${word}.label`)} ${t(`flags.${word}.help`)}`;
  });
  const shown = flagGroups.filter(
    (group) => found === null || fields.some(({ flag }) => flag.group === group && found.has(flag.name)),
  );
  const toggle = (group: FlagGroup) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  return (
    <div className={classes.sections}>
      <GroupNav groups={shown} />
      <div className={classes.groups}>
        <SearchInput value={search} onChange={setSearch} label={t("search")} />
        {shown.length === 0 && <p className={classes.dim}>{t("nothingFound")}</p>}
        {shown.map((group) => (
          <Section
            key={group}
            group={group}
            found={found}
            open={found !== null || !folded.has(group)}
            onToggle={() => toggle(group)}
          />
        ))}
      </div>
    </div>
  );
}

function GroupNav({ groups }: { groups: readonly FlagGroup[] }) {
  const t = useTranslations("run");
  const { spec } = useRunForm();
  return (
    <nav className={classes.nav} aria-label={t("groupsLabel")}>
      {groups.map((group) => {
        const count = fields.filter((field) => field.flag.group === group && isFilled(field, spec)).length;
        return (
          <a key={group} href={`#run-${group}`} className={classes.navLink}>
            <span>{t(`groups.${group}`)}</span>
            {count > 0 && <span className={classes.count}>{count}</span>}
          </a>
        );
      })}
    </nav>
  );
}
