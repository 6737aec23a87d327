"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { Brand } from "#components/ui/brand.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import { AccountMenu } from "./account-menu.tsx";
import { EnvironmentSwitcher } from "./environment-switcher.tsx";
import { type NavItem, navItems } from "./nav-items.ts";
import classes from "./shell.module.css";

type Props = {
  environments: readonly Environment[];
  current: Environment | undefined;
  small: boolean;
  onSmall?: (small: boolean) => void;
  onNavigate(): void;
};

/** The left side: the environment, its nouns, and the account. */
export function Navigation({ environments, current, small, onSmall, onNavigate }: Props) {
  const t = useTranslations("shell");
  const can = useCan();
  const Icon = small ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.nav} aria-label={t("navigation")}>
      <div className={classes.navHead}>
        <Link href="/" aria-label="Quayside" className={classes.brand} onClick={onNavigate}>
          <Brand small={small} />
        </Link>
        {onSmall && (
          <Tooltip label={t(small ? "expand" : "collapse")} position="right">
            <ActionIcon aria-label={t(small ? "expand" : "collapse")} onClick={() => onSmall(!small)}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <EnvironmentSwitcher environments={environments} current={current} small={small} />
      <ul className={classes.items}>
        {current &&
          navItems
            .filter((item) => can(item.access))
            .map((item) => (
              <NavLine
                key={item.id}
                item={item}
                environment={current.id}
                small={small}
                onNavigate={onNavigate}
              />
            ))}
      </ul>
      <div className={classes.navFoot}>
        <AccountMenu small={small} onNavigate={onNavigate} />
      </div>
    </nav>
  );
}

type LineProps = { item: NavItem; environment: string; small: boolean; onNavigate(): void };

function NavLine({ item, environment, small, onNavigate }: LineProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const href = item.href(environment);
  const active = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <li>
      <Tooltip label={t(item.id)} position="right" disabled={!small}>
        <Link
          href={href}
          className={classes.item}
          aria-current={active ? "page" : undefined}
          aria-label={small ? t(item.id) : undefined}
          onClick={onNavigate}
        >
          <item.Icon size={17} stroke={1.7} aria-hidden />
          {!small && t(item.id)}
        </Link>
      </Tooltip>
    </li>
  );
}
