/** What may be wrong with a field. Each code is the last part of a message key; its `values` go into the message. */
export const specProblemCodes = [
  "unreadable",
  "image_required",
  "image_reference",
  "name_grammar",
  "path_not_absolute",
  "path_from_root",
  "path_required",
  "rm_with_restart",
  "retries_without_on_failure",
  "attach_with_detach",
  "log_options_of_none",
  "negative",
  "twice",
  "port_range",
  "port_ranges_unequal",
  "port_address",
  "port_twice",
  "ports_without_network",
  "network_kinds_mixed",
  "needs_own_network",
  "address",
  "mac_address",
  "mount_twice",
  "volume_name",
  "mount_options_of_other_type",
  "memory_too_small",
  "more_than",
  "less_than",
  "needs_memory",
  "cpus_with_quota",
  "health_too_short",
  // What only an engine can say.
  "name_taken",
  "port_taken",
  "image_missing",
  "network_missing",
  "container_missing",
  "volume_missing",
  "runtime_missing",
  "no_gpu",
  "relative_path",
] as const;
export type SpecProblemCode = (typeof specProblemCodes)[number];

/** Worth a word, and no reason to refuse: engines make such a container, from a line that is not one command. */
export const specRemarks: ReadonlySet<SpecProblemCode> = new Set([
  "ports_without_network",
  "network_kinds_mixed",
  "path_from_root",
]);

/** One thing wrong, at a dotted path of the spec: `publish.2.hostPort`. */
export type SpecProblem = {
  readonly field: string;
  readonly code: SpecProblemCode;
  readonly values: Readonly<Record<string, string>>;
};

export const specProblem = (
  field: string,
  code: SpecProblemCode,
  values: Readonly<Record<string, string>> = {},
): SpecProblem => ({ field, code, values });
