"use client";

import { Autocomplete, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { useStartPull } from "#components/shared/pulls/use-start-pull.ts";
import { dockerImageCommand } from "#lib/docker/image-cli.ts";
import { isImagePlatform, usualPlatforms } from "#lib/docker/image-platform.ts";
import { pulledReference } from "#lib/docker/image-reference.ts";

type Props = { environment: string; onClose(): void };

/** Asks which image to pull, and says what the name stands for in full. */
export function PullDialog({ environment, onClose }: Props) {
  const t = useTranslations("images.pull");
  const start = useStartPull(environment);
  const [reference, setReference] = useState("");
  const [platform, setPlatform] = useState("");
  const name = reference.trim();
  const whole = pulledReference(name);
  const isPlatform = platform === "" || isImagePlatform(platform);
  const request = { reference: name, ...(platform === "" ? {} : { platform }) };
  return (
    <ActDialog
      title={t("title")}
      cli={dockerImageCommand({ action: "pull", ...request, reference: name || "…" })}
      confirm={t("confirm")}
      ready={whole !== null && isPlatform}
      onConfirm={() => void start(request)}
      onClose={onClose}
    >
      <TextInput
        label={t("reference")}
        placeholder="nginx:1.27"
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={name !== "" && whole === null && t("notReference")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
      />
      <Text size="sm" c="dimmed" aria-live="polite">
        {whole === null ? t("referenceHint") : t.rich("whole", { name: () => <code>{whole}</code> })}
      </Text>
      <Autocomplete
        label={t("platform")}
        description={t("platformHint")}
        placeholder={t("platformOwn")}
        data={[...usualPlatforms]}
        value={platform}
        onChange={setPlatform}
        error={!isPlatform && t("notPlatform")}
        clearable
      />
    </ActDialog>
  );
}
