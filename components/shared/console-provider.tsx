"use client";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createColorSchemeManager } from "#components/ui/color-scheme.ts";
import { HintLayer } from "#components/ui/hint-layer.tsx";
import { cssVariables, theme } from "#components/ui/theme.ts";
import { TimeProvider } from "#components/ui/time-provider.tsx";
import { createQueryClient } from "#lib/client/query-client.ts";
import { BulkProvider } from "./bulk-bar/bulk-provider.tsx";
import { ConfirmProvider } from "./confirm/confirm-provider.tsx";
import { NotificationProvider } from "./errors/notification-provider.tsx";
import { LiveProvider } from "./live/live-provider.tsx";

type Props = { nonce: string | undefined; children: ReactNode };

/** What every page stands on: the look, the one cache, the one socket, the questions and the notifications. */
export function ConsoleProvider({ nonce, children }: Props) {
  const [queryClient] = useState(createQueryClient);
  const [colorSchemeManager] = useState(createColorSchemeManager);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      {...(nonce === undefined ? {} : { getStyleNonce: () => nonce })}
    >
      <QueryClientProvider client={queryClient}>
        <LiveProvider>
          <TimeProvider>
            <NotificationProvider>
              <BulkProvider>
                <ConfirmProvider>{children}</ConfirmProvider>
              </BulkProvider>
            </NotificationProvider>
          </TimeProvider>
        </LiveProvider>
      </QueryClientProvider>
      <HintLayer />
    </MantineProvider>
  );
}
