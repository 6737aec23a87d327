import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FullPage } from "#components/ui/full-page.tsx";

export default async function NotFound() {
  const t = await getTranslations("app");
  return (
    <FullPage>
      <EmptyState
        order={1}
        title={t("notFound")}
        hint={t("notFoundHint")}
        action={{ label: t("notFoundBack"), href: "/" }}
      />
    </FullPage>
  );
}
