import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DashboardPage } from "#components/features/dashboard/dashboard-page.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
};

export default async function EnvironmentPage({ params }: Props) {
  const { environment } = await params;
  return <DashboardPage environment={environment} />;
}
