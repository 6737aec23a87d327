import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StatsPage } from "#components/features/stats/stats-page.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("stats");
  return { title: t("title") };
};

export default async function EnvironmentStatsPage({ params }: Props) {
  const { environment } = await params;
  return <StatsPage environment={environment} />;
}
