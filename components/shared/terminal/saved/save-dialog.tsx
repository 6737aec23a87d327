"use client";

import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import { imageWithoutTag } from "#lib/docker/image-match.ts";
import { CommandFields } from "../exec/command-fields.tsx";
import { contentOf, type ExecWish, problemsOf } from "../exec/exec-wish.ts";
import { OptionFields } from "../exec/option-fields.tsx";
import type { Choices } from "../exec/use-choices.ts";
import { useSave } from "./use-saved.ts";

type Props = {
  wish: ExecWish;
  /** The image of the container at hand; empty where there is none. */
  image: string;
  choices: Choices | null;
  /** The command that is changed; a new one without it. */
  editing?: SavedCommand;
  onClose(): void;
};

/** A command with its options under a name, for oneself or for all. */
export function SaveDialog({ wish: given, image, choices, editing, onClose }: Props) {
  const t = useTranslations("terminals.saved");
  const ui = useTranslations("ui");
  const [wish, setWish] = useState(editing ? given : { ...given, saved: null });
  const [about, setAbout] = useState(() => ({
    name: editing?.name ?? "",
    image: editing ? (editing.image ?? "") : imageWithoutTag(image),
    isForImage: editing ? editing.image !== null : false,
    shared: editing?.shared ?? false,
  }));
  const { checked, error, saving, submit } = useSubmit({ wish, about, id: editing?.id ?? null, onClose });
  const fields = { wish, onChange: setWish, problems: checked ? problemsOf(wish) : [], choices };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(editing ? "editTitle" : "saveTitle")}
      size="lg"
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t("name")}
            placeholder={t("namePlaceholder")}
            value={about.name}
            onChange={(event) => setAbout({ ...about, name: event.currentTarget.value })}
            error={checked && !isName(about.name) && t("nameWrong")}
            maxLength={80}
            data-autofocus
          />
          <CommandFields {...fields} />
          <OptionFields {...fields} kept />
          <Sharing about={about} onChange={setAbout} hasVariables={wish.env.length > 0} />
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" loading={saving}>
              {t(editing ? "change" : "saveNow")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type About = { name: string; image: string; isForImage: boolean; shared: boolean };

const isName = (name: string): boolean => /^[^\p{Cc}/\\]{1,80}$/u.test(name.trim());

type Submitting = { wish: ExecWish; about: About; id: string | null; onClose(): void };

const useSubmit = ({ wish, about, id, onClose }: Submitting) => {
  const save = useSave();
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // It stands within the form that opens a terminal: that one is not meant.
    event.stopPropagation();
    setChecked(true);
    if (problemsOf(wish).length > 0 || !isName(about.name)) return;
    setSaving(true);
    try {
      const image = about.isForImage ? about.image.trim() || null : null;
      await save({ name: about.name.trim(), content: contentOf(wish, { image, shared: about.shared }) }, id);
      onClose();
    } catch (failure) {
      setError(failure);
      setSaving(false);
    }
  };
  return { checked, error, saving, submit };
};

type SharingProps = { about: About; onChange(about: About): void; hasVariables: boolean };

function Sharing({ about, onChange, hasVariables }: SharingProps) {
  const t = useTranslations("terminals.saved");
  return (
    <>
      <Checkbox
        label={t("imageOnly")}
        description={t("imageHint")}
        checked={about.isForImage}
        onChange={(event) => onChange({ ...about, isForImage: event.currentTarget.checked })}
      />
      {about.isForImage && (
        <TextInput
          label={t("image")}
          value={about.image}
          onChange={(event) => onChange({ ...about, image: event.currentTarget.value })}
          placeholder="nginx"
          spellCheck={false}
          autoComplete="off"
        />
      )}
      <Checkbox
        label={t("shared")}
        description={t(hasVariables ? "sharedHintEnv" : "sharedHint")}
        checked={about.shared}
        onChange={(event) => onChange({ ...about, shared: event.currentTarget.checked })}
      />
    </>
  );
}
