"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { users } from "#lib/contracts/users.ts";

const CreateFlow = dynamic(() => import("../dialogs/create-flow.tsx").then((module) => module.CreateFlow), {
  ssr: false,
});

/** Creates a user, then shows the one-time password. */
export function CreateButton() {
  const t = useTranslations("users.create");
  const can = useCan();
  const [opened, setOpened] = useState(false);
  if (!can(users.create.access)) return null;
  return (
    <>
      <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpened(true)}>
        {t("button")}
      </Button>
      {opened && <CreateFlow onClose={() => setOpened(false)} />}
    </>
  );
}
