import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LogsPage } from "#components/features/logs/logs-page.tsx";
import { Requires } from "#components/shared/account/requires.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("logs");
  return { title: t("title") };
};

export default async function MergedLogsPage({ params }: Props) {
  const { environment } = await params;
  return (
    <Requires right="container.logs">
      <LogsPage environment={environment} />
    </Requires>
  );
}
