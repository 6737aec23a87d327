"use client";

import { Checkbox, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { visible } from "#lib/format/control-characters.ts";

type Props = { tags: readonly string[]; chosen: readonly string[]; onChange(tags: string[]): void };

/** Which tags are taken off; with all of them the image goes. */
export function TagChoice({ tags, chosen, onChange }: Props) {
  const t = useTranslations("images.dialogs");
  return (
    <Checkbox.Group
      label={t("tags")}
      description={t("tagsHint")}
      value={[...chosen]}
      // In the image's order, whatever the order of the clicks.
      onChange={(next) => onChange(tags.filter((tag) => next.includes(tag)))}
    >
      <Stack gap={6} mt={8}>
        {tags.map((tag) => (
          <Checkbox key={tag} size="xs" value={tag} label={visible(tag)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
