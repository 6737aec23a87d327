import { presentLabels, publicLabels } from "#lib/docker/labels.ts";

const limits = { maxLabels: 48, maxValueLength: 256 };

/** An object's labels as its row carries them: none of a megabyte, and only harmless ones for who may not inspect it. */
export const rowLabels = (
  labels: Readonly<Record<string, string>>,
  mayInspect: boolean,
): { labels: Record<string, string>; labelsDropped: number } => {
  const present = presentLabels(mayInspect ? labels : publicLabels(labels), limits);
  return { labels: present.labels, labelsDropped: present.dropped };
};
