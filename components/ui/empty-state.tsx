"use client";

import { Button, Stack, Text, Title } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  icon?: ReactNode;
  title: string;
  /** What to do next. */
  hint?: ReactNode;
  action?: { label: string; href: string } | { label: string; onClick(): void };
  /** The rank of the title; 1 where the empty state is the whole page. */
  order?: 1 | 2;
};

/** What a place shows that has nothing to show: why, and what to do next. */
export function EmptyState({ icon, title, hint, action, order = 2 }: Props) {
  return (
    <Stack align="center" gap="xs" p="lg" maw={460} ta="center">
      {icon && <Text c="dimmed">{icon}</Text>}
      <Title order={order} size="h2">
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed" component="div">
          {hint}
        </Text>
      )}
      {action && <Action {...action} />}
    </Stack>
  );
}

function Action(action: NonNullable<Props["action"]>) {
  if ("href" in action) {
    return (
      <Button component={Link} href={action.href} variant="default" mt="xs">
        {action.label}
      </Button>
    );
  }
  return (
    <Button variant="default" mt="xs" onClick={action.onClick}>
      {action.label}
    </Button>
  );
}
