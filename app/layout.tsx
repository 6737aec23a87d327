import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "#components/ui/global.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ConsoleProvider } from "#components/shared/console-provider.tsx";
import { colorSchemeKey } from "#components/ui/color-scheme-key.ts";
import { pageNonce } from "./page-nonce.ts";

export const metadata: Metadata = { title: { default: "Quayside", template: "%s · Quayside" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, nonce] = await Promise.all([getLocale(), pageNonce()]);
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" localStorageKey={colorSchemeKey} />
      </head>
      <body>
        <NextIntlClientProvider>
          <ConsoleProvider nonce={nonce}>{children}</ConsoleProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
