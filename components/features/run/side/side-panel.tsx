"use client";

import { Button, Checkbox } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { PullCard } from "#components/shared/pulls/pull-card.tsx";
import { useStartPull } from "#components/shared/pulls/use-start-pull.ts";
import { pulls } from "#lib/contracts/pulls.ts";
import { type SpecProblem, specRemarks } from "#lib/docker/run/spec-problem.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { RunFormState } from "../form/use-run-form-state.ts";
import classes from "../run.module.css";
import type { Edited } from "./edited.ts";
import { EditedNotes } from "./edited-notes.tsx";
import { HostPowerPanel } from "./host-power-panel.tsx";
import { Preview } from "./preview.tsx";
import { ProblemList } from "./problem-list.tsx";
import { useCreate } from "./use-create.ts";

type Props = { form: RunFormState; edited: Edited | null };

/** Beside the form: what it comes to, what is against it, and the button that makes it. */
export function SidePanel({ form, edited }: Props) {
  const t = useTranslations("run.create");
  const { step, attempted, pull, run, followers } = useCreate(form, edited);
  const isRefused = form.refused.size > 0 || edited?.autoRemove === true;
  return (
    <aside className={classes.side} aria-label={t("label")}>
      <div className={classes.actions}>
        <Button
          size="sm"
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          loading={step !== "idle"}
          disabled={isRefused}
          onClick={() => void run()}
        >
          {t(buttonWord(edited, form.start))}
        </Button>
        {edited === null && (
          <Checkbox
            size="xs"
            label={t("start")}
            checked={form.start}
            onChange={(event) => form.setStart(event.currentTarget.checked)}
          />
        )}
        {form.hasDraft && (
          <Button variant="subtle" color="gray" onClick={form.reset} disabled={step !== "idle"}>
            {t("reset")}
          </Button>
        )}
        <ToNotes form={form} attempted={attempted} />
      </div>
      {pull !== null && pull.state !== "succeeded" && (
        <PullCard environment={form.environment} pull={pull} onLeave={() => undefined} />
      )}
      {form.checkError !== null && <ErrorNotice error={form.checkError} />}
      {edited !== null && (
        <EditedNotes environment={form.environment} edited={edited} followers={followers} />
      )}
      <div id={notesId} className={classes.notes}>
        <ProblemList attempted={attempted} />
        <HostPowerPanel />
      </div>
      {step === "idle" && <MissingImage form={form} />}
      <Preview verb={form.start ? "run" : "create"} />
    </aside>
  );
}

const notesId = "run-notes";

/** On a phone what is against it stands far from the button: a way there. */
function ToNotes({ form, attempted }: { form: RunFormState; attempted: boolean }) {
  const t = useTranslations("run");
  const isShown = ({ code }: SpecProblem) => attempted || code !== "image_required";
  const wrong = form.problems.filter(
    (problem) => !specRemarks.has(problem.code) && problem.code !== "image_missing" && isShown(problem),
  );
  const count = wrong.length + form.refused.size;
  if (count === 0) return null;
  return (
    <a href={`#${notesId}`} className={classes.toNotes}>
      {t("toNotes", { count })}
    </a>
  );
}

const buttonWord = (edited: Edited | null, start: boolean) => {
  if (edited !== null) return "recreateButton";
  return start ? "runButton" : "createButton";
};

/** The engine does not have the image: it is pulled on the way, or now. */
function MissingImage({ form }: { form: RunFormState }) {
  const t = useTranslations("run.create");
  const can = useCan();
  const start = useStartPull(form.environment);
  const { image, platform, pull } = form.spec;
  if (pull === "never" || !form.problems.some(({ code }) => code === "image_missing")) return null;
  const mayPull = can(pulls.start.access);
  return (
    <div className={classes.note}>
      <p>{t(mayPull ? "imageMissing" : "imageMissingNoRight", { image: visible(image) })}</p>
      {mayPull && (
        <Button
          mt={6}
          size="compact-xs"
          variant="default"
          onClick={() => start({ reference: image, ...(platform === "" ? {} : { platform }) })}
        >
          {t("pullNow")}
        </Button>
      )}
    </div>
  );
}
