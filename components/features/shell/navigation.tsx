"use client";

import { ActionIcon, VisuallyHidden } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { Hint } from "#components/ui/hint.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import { AccountMenu } from "./account-menu.tsx";
import { EnvironmentSwitcher } from "./environment-switcher.tsx";
import { adminItems, type NavItem, navItems } from "./nav-items.ts";
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
          <Hint label={t(small ? "expand" : "collapse")}>
            <ActionIcon aria-label={t(small ? "expand" : "collapse")} onClick={() => onSmall(!small)}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Hint>
        )}
      </div>
      <EnvironmentSwitcher environments={environments} current={current} small={small} />
      <div className={classes.scroll}>
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
        <Administration small={small} onNavigate={onNavigate} />
      </div>
      <div className={classes.navFoot}>
        <AccountMenu small={small} onNavigate={onNavigate} />
      </div>
    </nav>
  );
}

/** What is the panel's own, for those who may look after it. */
function Administration({ small, onNavigate }: Pick<LineProps, "small" | "onNavigate">) {
  const t = useTranslations("shell");
  const can = useCan();
  const titleId = useId();
  const items = adminItems.filter((item) => can(item.access));
  if (items.length === 0) return null;
  return (
    <div className={classes.group}>
      <div id={titleId} className={small ? classes.groupLine : classes.groupTitle}>
        {small ? <VisuallyHidden>{t("administration")}</VisuallyHidden> : t("administration")}
      </div>
      <ul className={classes.items} aria-labelledby={titleId}>
        {items.map((item) => (
          <NavLine key={item.id} item={item} environment="" small={small} onNavigate={onNavigate} />
        ))}
      </ul>
    </div>
  );
}

type LineProps = { item: NavItem; environment: string; small: boolean; onNavigate(): void };

function NavLine({ item, environment, small, onNavigate }: LineProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const href = item.href(environment);
  const active = pathname === href || (!item.exact && pathname.startsWith(`${href}/`));
  return (
    <li>
      <Hint label={small ? t(item.id) : ""}>
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
      </Hint>
    </li>
  );
}
