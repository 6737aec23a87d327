"use client";

import { Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { PreferenceSwitches } from "#components/shared/preferences/preference-switches.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { FullPage } from "#components/ui/full-page.tsx";
import classes from "./session.module.css";

type Props = { title: string; intro?: string; children: ReactNode };

/** The frame of the pages that come before signing in. */
export function SessionCard({ title, intro, children }: Props) {
  const titleId = useId();
  return (
    <FullPage>
      <Stack gap="lg" className={classes.frame}>
        <section className={classes.card} aria-labelledby={titleId}>
          <Brand />
          <Title order={1} id={titleId} mt="md">
            {title}
          </Title>
          {intro && (
            <Text size="sm" c="dimmed" mt={4}>
              {intro}
            </Text>
          )}
          {children}
        </section>
        <PreferenceSwitches />
      </Stack>
    </FullPage>
  );
}
