import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NetworksList } from "#components/features/networks/networks-list.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("networks");
  return { title: t("title") };
};

export default async function NetworksPage({ params }: Props) {
  const { environment } = await params;
  return <NetworksList environment={environment} />;
}
