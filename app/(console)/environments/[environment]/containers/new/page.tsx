import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunPage } from "#components/features/run/run-page.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("run");
  return { title: t("title") };
};

export default async function NewContainerPage({ params }: Props) {
  const { environment } = await params;
  return <RunPage environment={environment} />;
}
