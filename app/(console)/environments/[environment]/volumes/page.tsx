import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VolumesList } from "#components/features/volumes/volumes-list.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("volumes");
  return { title: t("title") };
};

export default async function VolumesPage({ params }: Props) {
  const { environment } = await params;
  return <VolumesList environment={environment} />;
}
