"use client";

import { Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type Role, roles } from "#lib/contracts/permissions.ts";
import classes from "../users.module.css";

type Props = {
  label: string;
  /** Where the dialog's title says it already. */
  hideLabel?: boolean;
  value: Role;
  onChange(role: Role): void;
};

/** The four roles, each with what it may do. */
export function RoleChoice({ label, hideLabel = false, value, onChange }: Props) {
  const t = useTranslations("account");
  const choose = (value: string) => {
    const role = roles.find((one) => one === value);
    if (role) onChange(role);
  };
  return (
    <Radio.Group {...(hideLabel ? { "aria-label": label } : { label })} value={value} onChange={choose}>
      <div className={classes.roles}>
        {roles.map((role) => (
          <Radio key={role} value={role} label={t(`roles.${role}`)} description={t(`roleMeans.${role}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
