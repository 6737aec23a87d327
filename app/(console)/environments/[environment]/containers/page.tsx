import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContainersList } from "#components/features/containers/containers-list.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("containers");
  return { title: t("title") };
};

export default async function ContainersPage({ params }: Props) {
  const { environment } = await params;
  return <ContainersList environment={environment} />;
}
