import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditPage } from "#components/features/audit/audit-page.tsx";
import { Requires } from "#components/shared/account/requires.tsx";

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("audit");
  return { title: t("title") };
};

export default function Page() {
  return (
    <Requires right="audit.view">
      <AuditPage />
    </Requires>
  );
}
