"use client";

import { Button, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readEnds, writeRange } from "./time-range.ts";

type Props = { label: string; value: string; onChange(value: string): void };

/** Asks for a range of time by its two ends, in the reader's own time; either may be left open. */
export function RangeButton({ label, value, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus shadow="md">
      <Popover.Target>
        <Button variant="subtle" color="gray" px={8} fw={400} onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <RangeForm
          value={value}
          onChange={(next) => {
            onChange(next);
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function RangeForm({ value, onChange }: Omit<Props, "label">) {
  const t = useTranslations("audit.filters");
  const [{ from, to }, setEnds] = useState(() => readEnds(value));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(writeRange(from, to));
      }}
    >
      <Stack gap="xs">
        <TextInput
          type="datetime-local"
          label={t("from")}
          value={from}
          onChange={(event) => setEnds({ from: event.currentTarget.value, to })}
        />
        <TextInput
          type="datetime-local"
          label={t("to")}
          value={to}
          onChange={(event) => setEnds({ from, to: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button type="submit">{t("apply")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
