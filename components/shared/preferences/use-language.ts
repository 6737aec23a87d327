"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { type Locale, localeCookie } from "#lib/i18n/locales.ts";

const yearSeconds = 31_536_000;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Locale, string>> = { en: "English", "zh-CN": "简体中文" };

/** The reader's language. Changing it draws the page anew in place: nothing that is typed or open is lost. */
export const useLanguage = (): { locale: Locale; setLocale(locale: Locale): void } => {
  const locale = useLocale();
  const router = useRouter();
  return {
    locale,
    setLocale: (next) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
      document.cookie = `${localeCookie}=${next}; path=/; max-age=${yearSeconds}; samesite=lax`;
      router.refresh();
    },
  };
};
