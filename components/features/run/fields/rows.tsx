"use client";

import { ActionIcon, Button, Group, Input } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import classes from "./fields.module.css";

type Props<R> = {
  label: ReactNode;
  description: string;
  error: string | undefined;
  rows: readonly R[];
  /** One row's inputs. */
  row(value: R, index: number): ReactNode;
  add: { label: string; onAdd(): void };
  /** Names a row's button that takes it away. */
  remove: { label(index: number): string; onRemove(index: number): void };
  /** Beside the button that adds. */
  more?: ReactNode;
};

/** Values with parts, one a row. */
export function Rows<R>({ label, description, error, rows, row, add, remove, more }: Props<R>) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={classes.rows}>
      <div>
        <div id={id} className={classes.label}>
          {label}
        </div>
        <Input.Description>{description}</Input.Description>
      </div>
      {rows.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own; when one comes or goes, all are drawn anew
        <div key={`${rows.length} ${index}`} className={classes.row}>
          {row(value, index)}
          <ActionIcon aria-label={remove.label(index + 1)} onClick={() => remove.onRemove(index)}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && <Input.Error>{error}</Input.Error>}
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={add.onAdd}
        >
          {add.label}
        </Button>
        {more}
      </Group>
    </fieldset>
  );
}
