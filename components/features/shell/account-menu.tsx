"use client";

import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconUserCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { MenuButton } from "#components/ui/menu-button.tsx";
import classes from "./shell.module.css";

type Props = { small: boolean; onNavigate(): void };

const loadItems = () => import("./account-items.tsx").then((module) => module.AccountItems);

/** Who one is, how the console looks and speaks, and the way out. */
export function AccountMenu({ small, onNavigate }: Props) {
  const t = useTranslations("shell");
  const role = useTranslations("account.roles");
  const account = useAccount();
  return (
    <MenuButton
      position="top-start"
      width={220}
      load={loadItems}
      given={{ onNavigate }}
      target={
        <UnstyledButton
          className={classes.account}
          aria-label={small ? t("accountMenu", { username: account.username }) : undefined}
        >
          <IconUserCircle size={20} stroke={1.5} aria-hidden />
          {!small && (
            <span className={classes.who}>
              <VisuallyHidden>{t("accountPrefix")}</VisuallyHidden>
              <span className={classes.username}>{account.username}</span>
              <span className={classes.role}>{role(account.role)}</span>
            </span>
          )}
        </UnstyledButton>
      }
    />
  );
}
