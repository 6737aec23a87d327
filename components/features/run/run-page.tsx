"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { Requires } from "#components/shared/account/requires.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { queryFor } from "#lib/client/query-client.ts";
import { containerCreation } from "#lib/contracts/container-create.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";

// The form knows every flag of `docker run`: no other page should wait for it.
const RunFormPage = dynamic(() => import("./run-form-page.tsx").then((module) => module.RunFormPage), {
  ssr: false,
  loading: () => <SkeletonRows height={48} />,
});

type Props = { environment: string };

/** Where a container is made: from nothing, from an image (`?image=`), like another (`?from=`), or anew (`?edit=`). */
export function RunPage({ environment }: Props) {
  return (
    <Requires right="container.create">
      <Asked environment={environment} />
    </Requires>
  );
}

function Asked({ environment }: Props) {
  const [image] = useUrlState("image");
  const [from] = useUrlState("from");
  const [edit] = useUrlState("edit");
  const [pull] = useUrlState("pull");
  const { username } = useAccount();
  const key = [username, environment, image, from, edit, pull].join(" ");
  if (from !== "" || edit !== "")
    return (
      <FromContainer
        key={key}
        environment={environment}
        draftKey={key}
        container={from || edit}
        isEdit={from === ""}
        isNewest={pull === "always"}
      />
    );
  return (
    <RunFormPage
      key={key}
      environment={environment}
      draftKey={key}
      initial={emptySpec(image)}
      edited={null}
    />
  );
}

type FromProps = Props & { draftKey: string; container: string; isEdit: boolean; isNewest: boolean };

function FromContainer({ environment, draftKey, container, isEdit, isNewest }: FromProps) {
  const t = useTranslations("run");
  const query = useQuery({
    // What takes the place of a container has its unnamed volumes too; what is only like it has its own.
    ...queryFor(containerCreation.spec, { environment, container, ...(isEdit ? { keepVolumes: true } : {}) }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <SkeletonRows height={48} />;
  const spec = isNewest ? { ...query.data.spec, pull: "always" as const } : query.data.spec;
  const noteWord = isNewest ? "recreateNote" : "editNote";
  return (
    <RunFormPage
      environment={environment}
      draftKey={draftKey}
      initial={isEdit ? spec : { ...spec, name: "" }}
      edited={isEdit ? { id: container, name: spec.name, isNewest, autoRemove: spec.remove } : null}
      note={t(isEdit ? noteWord : "duplicateNote", { name: spec.name })}
    />
  );
}
