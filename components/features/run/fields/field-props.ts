import type { Field } from "../form/field-kinds.ts";

/** What the input of one flag is given. */
export type FieldProps = { field: Field };
