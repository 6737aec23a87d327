"use client";

import { useTranslations } from "next-intl";
import { password as passwordSchema, username as usernameSchema } from "#lib/contracts/session.ts";

const least = 12;

/** The contract's rules for names and passwords, in the reader's words; `null` is fine. */
export const usePasswordRules = () => {
  const t = useTranslations("session");
  return {
    required: (value: string) => (value === "" ? t("required") : null),
    username: (value: string) => (usernameSchema.safeParse(value).success ? null : t("usernameInvalid")),
    password: (value: string) => {
      if (passwordSchema.safeParse(value).success) return null;
      return value.length < least ? t("passwordShort", { count: value.length }) : t("passwordLong");
    },
    repeat: (value: string, password: string) => (value === password ? null : t("passwordDiffers")),
  };
};
