"use client";

import { Chip, Group, Input, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ExecWish } from "./exec-wish.ts";

type Props = {
  wish: ExecWish;
  onChange(wish: ExecWish): void;
  /** Those that the container has; null while nobody has looked. */
  shells: readonly string[] | null;
};

/** Which shell: the best there is, or one of those that were found. */
export function ShellField({ wish, onChange, shells }: Props) {
  const t = useTranslations("terminals");
  if (shells === null || (shells.length < 2 && wish.shell === "")) {
    return (
      <Text size="sm" c="dimmed">
        {shells?.length === 0
          ? t("shells.none")
          : shells
            ? t("shells.one", { shell: shells[0] ?? "" })
            : t("shellHint")}
      </Text>
    );
  }
  const [best = "sh", ...others] = shells;
  const offered = [...new Set([...others, ...(wish.shell === "" ? [] : [wish.shell])])];
  return (
    <Input.Wrapper label={t("shells.label")} description={t("shells.hint")}>
      <Chip.Group value={wish.shell} onChange={(shell) => onChange({ ...wish, shell: String(shell) })}>
        <Group gap={6} mt={6}>
          <Chip size="xs" value="">
            {t("shells.best", { shell: best })}
          </Chip>
          {offered.map((shell) => (
            <Chip key={shell} size="xs" value={shell}>
              {shell}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
