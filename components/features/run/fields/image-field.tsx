"use client";

import { Autocomplete } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type ImageRow, imageChannels, images } from "#lib/contracts/images.ts";
import { problemsAt } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import { useErrorOf } from "./use-problem-text.ts";

/** The image, with those that the engine has to choose from. */
export function ImageField() {
  const t = useTranslations("run.image");
  const { spec, change, environment, problems } = useRunForm();
  const errorOf = useErrorOf();
  const rows = useLiveList<ImageRow>(images.list, imageChannels.follow, environment).data?.items;
  // An empty form is not wrong yet; an image that has to be pulled first is no mistake.
  const wrong = problemsAt(problems, "image").filter(
    ({ code }) => code !== "image_missing" && code !== "image_required",
  );
  return (
    <Autocomplete
      size="xs"
      label={t("label")}
      description={t("help")}
      placeholder="nginx:1.27"
      required
      data={[...new Set((rows ?? []).flatMap(({ tags }) => tags))].sort()}
      limit={40}
      value={spec.image}
      onChange={(image) => change({ image: image.trim() })}
      error={errorOf(wrong)}
      spellCheck={false}
      autoComplete="off"
    />
  );
}
