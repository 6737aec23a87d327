"use client";

import type { ComponentType } from "react";
import { ChoiceField } from "./choice-field.tsx";
import { EntrypointField } from "./command-fields.tsx";
import { EnvField } from "./env-field.tsx";
import type { FieldProps } from "./field-props.ts";
import { HealthField } from "./health-field.tsx";
import { ListField } from "./list-field.tsx";
import { MountsField } from "./mounts-field.tsx";
import { NetworksField } from "./networks-field.tsx";
import { PairsField } from "./pairs-field.tsx";
import { PortsField } from "./ports-field.tsx";
import { RestartField } from "./restart-field.tsx";
import { SwitchField } from "./switch-field.tsx";
import { TextField } from "./text-field.tsx";
import { VolumesField } from "./volumes-field.tsx";

const own: Readonly<Record<string, ComponentType<FieldProps>>> = {
  entrypoint: EntrypointField,
  env: EnvField,
  restart: RestartField,
  publish: PortsField,
  network: NetworksField,
  volume: VolumesField,
  mount: MountsField,
  "health-cmd": HealthField,
};

const byKind = {
  switch: SwitchField,
  text: TextField,
  choice: ChoiceField,
  list: ListField,
  pairs: PairsField,
};

/** The input of one flag. */
export function FlagField({ field }: FieldProps) {
  const Input = field.kind === "own" ? (own[field.flag.name] ?? TextField) : byKind[field.kind];
  return <Input field={field} />;
}
