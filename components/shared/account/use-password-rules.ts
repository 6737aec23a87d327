"use client";

import { useTranslations } from "next-intl";
import { isUsername, passwordLength } from "#lib/contracts/session.ts";

/** The contract's rules for names and passwords, in the reader's words; `null` is fine. */
export const usePasswordRules = () => {
  const t = useTranslations("session");
  return {
    required: (value: string) => (value === "" ? t("required") : null),
    username: (value: string) => (isUsername(value) ? null : t("usernameInvalid")),
    password: (value: string) => {
      if (value.length < passwordLength.least) return t("passwordShort", { count: value.length });
      return value.length > passwordLength.most ? t("passwordLong") : null;
    },
    repeat: (value: string, password: string) => (value === password ? null : t("passwordDiffers")),
  };
};
