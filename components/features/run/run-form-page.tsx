"use client";

import { Button } from "@mantine/core";
import { IconClipboardText, IconFileCode } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { listHref } from "#components/shared/links/resource-href.ts";
import { ResourceHeader } from "#components/shared/resource-page/resource-header.tsx";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { RunFormContext } from "./form/run-form.ts";
import { Sections } from "./form/sections.tsx";
import { useRunFormState } from "./form/use-run-form-state.ts";
import classes from "./run.module.css";
import type { Edited } from "./side/edited.ts";
import { SidePanel } from "./side/side-panel.tsx";

const PasteDialog = dynamic(() => import("./dialogs/paste-dialog.tsx").then((module) => module.PasteDialog), {
  ssr: false,
});

const ComposeDialog = dynamic(
  () => import("./dialogs/compose-dialog.tsx").then((module) => module.ComposeDialog),
  { ssr: false },
);

type Props = {
  environment: string;
  draftKey: string;
  initial: ContainerSpec;
  /** The container that is made anew; null for a further one. */
  edited: Edited | null;
  /** Where the values come from. */
  note?: string;
};

/** One form for every flag of `docker run`. */
export function RunFormPage({ environment, draftKey, initial, edited, note }: Props) {
  const t = useTranslations("run");
  const containers = useTranslations("containers");
  const form = useRunFormState({ environment, draftKey, initial, own: edited?.name ?? null });
  const [dialog, setDialog] = useState<"paste" | "compose" | null>(null);
  const close = () => setDialog(null);
  return (
    <RunFormContext value={form}>
      <div className={classes.page}>
        <ResourceHeader
          crumbs={[{ label: containers("title"), href: listHref(environment, "containers") }]}
          name={
            edited === null
              ? t("title")
              : t(edited.isNewest ? "recreateTitle" : "editTitle", { name: edited.name })
          }
          aside={note !== undefined && <span className={classes.dim}>{note}</span>}
        >
          <Button
            variant="default"
            leftSection={<IconClipboardText size={15} aria-hidden />}
            onClick={() => setDialog("paste")}
          >
            {t("paste.button")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileCode size={15} aria-hidden />}
            onClick={() => setDialog("compose")}
          >
            {t("compose.button")}
          </Button>
        </ResourceHeader>
        <div className={classes.body}>
          <Sections />
          <SidePanel form={form} edited={edited} />
        </div>
      </div>
      {dialog === "paste" && (
        <PasteDialog
          onFill={(spec, verb) => {
            form.replace(spec);
            form.setStart(verb === "run");
          }}
          onClose={close}
        />
      )}
      {dialog === "compose" && <ComposeDialog spec={form.spec} onFill={form.replace} onClose={close} />}
    </RunFormContext>
  );
}
