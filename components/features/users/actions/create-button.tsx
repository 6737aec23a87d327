"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { users } from "#lib/contracts/users.ts";
import type { OneTimePassword } from "./user-acts.ts";

const CreateDialog = dynamic(
  () => import("../dialogs/create-dialog.tsx").then((module) => module.CreateDialog),
  { ssr: false },
);
const PasswordDialog = dynamic(
  () => import("../dialogs/password-dialog.tsx").then((module) => module.PasswordDialog),
  { ssr: false },
);

/** Creates a user, then shows the one-time password. */
export function CreateButton() {
  const t = useTranslations("users.create");
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<OneTimePassword | null>(null);
  if (!can(users.create.access)) return null;
  const onCreated = (created: OneTimePassword) => {
    setOpen(false);
    setMade(created);
  };
  return (
    <>
      <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t("button")}
      </Button>
      {open && <CreateDialog onCreated={onCreated} onClose={() => setOpen(false)} />}
      {made && <PasswordDialog made={made} onClose={() => setMade(null)} />}
    </>
  );
}
