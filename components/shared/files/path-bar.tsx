"use client";

import { TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { pathSteps, typedPath } from "#lib/docker/file-path.ts";
import classes from "./files.module.css";
import { shownName } from "./shown-name.ts";

type Props = { path: string; onGo(path: string): void };

/** The way to a folder, each step of it a button; or typed. */
export function PathBar({ path, onGo }: Props) {
  const t = useTranslations("files");
  const [typed, setTyped] = useState<string | null>(null);
  const steps = pathSteps(path);
  if (typed !== null) {
    const onSubmit = (event: FormEvent) => {
      event.preventDefault();
      const next = typedPath(typed.trim(), path);
      if (next === null) return;
      setTyped(null);
      onGo(next);
    };
    return (
      <form className={classes.path} onSubmit={onSubmit}>
        <TextInput
          aria-label={t("path")}
          className={classes.typed}
          value={typed}
          error={typedPath(typed.trim(), path) === null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && setTyped(null)}
          onBlur={() => setTyped(null)}
          data-autofocus
          autoFocus
          spellCheck={false}
        />
      </form>
    );
  }
  return (
    <nav aria-label={t("path")} className={classes.path}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.path}>
            <button
              type="button"
              className={classes.step}
              aria-current={index === steps.length - 1 ? "page" : undefined}
              onClick={() => onGo(step.path)}
            >
              <bdi>{shownName(step.name)}</bdi>
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className={classes.step}
        aria-label={t("typePath")}
        onClick={() => setTyped(path)}
      >
        <IconPencil size={14} stroke={1.75} aria-hidden />
      </button>
    </nav>
  );
}
